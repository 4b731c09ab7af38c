package dev.payouts.benchmarks;

import com.google.common.collect.ImmutableList;
import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import dev.payouts.notion.internal.api.AnswerBody;
import dev.payouts.notion.internal.api.ApiReply;
import dev.payouts.notion.internal.api.ApiRequest;
import dev.payouts.notion.internal.api.Departure;
import dev.payouts.notion.internal.api.NotionApi;
import dev.payouts.notion.internal.api.NotionException;
import dev.payouts.notion.internal.api.QueryReader;
import dev.payouts.notion.internal.api.Transport;
import dev.payouts.notion.internal.api.rows.Page;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import notion.api.v1.json.GsonSerializer;

/** Three ways to decode the bytes of a query response. */
final class Decoders {
  private static final JsonAdapter<Object> TREES =
      new Moshi.Builder().build().adapter(Object.class);
  private static final GsonSerializer EXISTING_CLIENT =
      new GsonSerializer(/* unknownPropertyDetection= */ false);

  private final AnswerBody body;
  private final NotionApi.Query query;
  private final QueryReader reader;

  Decoders(NotionApi.Query query, AnswerBody body) {
    this.body = body;
    this.query = query;
    this.reader =
        new QueryReader(Answers.over(new Replay(new ApiReply(200, null, null, null, body))));
  }

  /** Ours: streams the requested properties, with the complete work of the reader. */
  ImmutableList<Page> ours() throws NotionException {
    return reader.readPart(query, QueryReader.Place.BEGINNING).pages();
  }

  /** Decodes into Moshi's maps and lists. */
  List<?> maps() throws IOException {
    Object answer = body.read(TREES::fromJson);
    return (List<?>) Objects.requireNonNull(((Map<?, ?>) answer).get("results"));
  }

  /**
   * Decodes into the model of notion-sdk-jvm-core, which parses a string, as its HTTP clients
   * create one from the body.
   */
  List<notion.api.v1.model.pages.Page> existingClient() {
    return EXISTING_CLIENT.toQueryResults(body.utf8()).getResults();
  }

  /** Answers every request with the same response. */
  private record Replay(ApiReply reply) implements Transport {
    @Override
    public ApiReply exchange(ApiRequest request, Departure departure) {
      return reply;
    }

    @Override
    public void close() {}
  }
}
