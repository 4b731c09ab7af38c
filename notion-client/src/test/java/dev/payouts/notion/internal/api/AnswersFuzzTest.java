package dev.payouts.notion.internal.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.payouts.core.testing.fuzz.Fuzz;
import dev.payouts.core.testing.fuzz.Input;
import dev.payouts.core.testing.fuzz.Verdict;
import dev.payouts.notion.DataSourceKey;
import dev.payouts.notion.internal.api.NotionApi.Query;
import dev.payouts.notion.internal.api.rows.DataSourceSchema;
import dev.payouts.notion.internal.api.rows.Projection;
import dev.payouts.notion.sandbox.Sandbox;
import dev.payouts.notion.sandbox.SandboxOptions;
import dev.payouts.notion.textbook.PlainMachine;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whatever an answer of the API is, it is read or refused, on every endpoint. */
class AnswersFuzzTest {
  private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");
  private static final String ERROR =
      """
      {"object":"error","status":429,"code":"rate_limited","message":"Slow down.",
       "request_id":"0f1e2d3c-0000-4000-8000-000000000001",
       "additional_data":{"rate_limit_reason":"requests","retry_after":30,
       "committed_resource_id":"0f1e2d3c-0000-4000-8000-000000000002"}}
      """;
  private static final String PROPERTY =
      """
      {"object":"list","results":[
       {"object":"property_item","type":"relation","relation":{"id":"a"}},
       {"object":"property_item","type":"rich_text","rich_text":{"plain_text":"x"}}],
       "next_cursor":null,"has_more":false,"type":"property_item",
       "property_item":{"type":"rollup","rollup":{"type":"number","number":12.5}}}
      """;
  private static final String DATABASE =
      "{\"object\":\"database\",\"data_sources\":[{\"id\":\"a\",\"name\":\"Payouts\"}]}";
  private static final int[] STATUSES = {
    204, 301, 400, 401, 403, 404, 408, 409, 421, 429, 500, 503, 529
  };

  @FunctionalInterface
  private interface Asking {
    Object ask(NotionApi api) throws NotionException;
  }

  @Test
  void answers() throws IOException, InterruptedException {
    var options = SandboxOptions.builder(YearMonth.of(2026, 10)).orders(3).cornerCases();
    try (Sandbox sandbox = Sandbox.start(options.build())) {
      String source = sandbox.workspace().dataSource(DataSourceKey.TASK_ORDERS);
      String schemaJson = get(sandbox, "/v1/data_sources/" + source, null);
      String rows = get(sandbox, "/v1/data_sources/" + source + "/query", "{\"page_size\":2}");
      String owner = get(sandbox, "/v1/users/me", null);
      DataSourceSchema schema = AnswerBody.ofUtf8(schemaJson).read(DataSourceSchema::read);
      var all = new Projection(schema.properties().values().asList());
      var query = new Query(schema, null, all, Query.Order.OLDEST_FIRST, ImmutableSet.of());
      String page =
          rows.substring(rows.indexOf("[") + 1, rows.indexOf("},{\"object\":\"page\"") + 1);
      String id = page.replaceFirst("(?s).*?\"id\":\"([0-9a-f-]{36})\".*", "$1");
      fuzz("schema", schemaJson, api -> api.dataSource(source));
      fuzz("query", rows, api -> ImmutableList.copyOf(api.query(query, null).pages()));
      fuzz("page", page, api -> api.page(id, all));
      fuzz("create", page, api -> api.createPage("{}", all, Departure.FREE));
      fuzz("property", PROPERTY, api -> api.property("a", "b"));
      fuzz("owner", owner, api -> api.tokenOwner(() -> NOW).clock().map(ClockReading::ahead));
      fuzz("database", DATABASE, api -> api.dataSourcesOf("a"));
    }
  }

  private static void fuzz(String kind, String valid, Asking asking) {
    Fuzz.run("answer-" + kind, List.of(valid, valid, valid, ERROR), input -> feed(input, asking));
  }

  private static Verdict feed(Input input, Asking asking) {
    try (var transport = new HostileTransport(input)) {
      var api = new NotionApi(new ApiSender(transport, new PlainMachine(NOW), null));
      assertThat(String.valueOf(asking.ask(api))).isNotNull();
      return Verdict.accepted();
    } catch (NotionException documented) {
      return Verdict.refused(documented);
    }
  }

  private static String get(Sandbox sandbox, String path, @Nullable String body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + path))
            .header("Authorization", "Bearer " + sandbox.token())
            .header("Notion-Version", "2026-03-11")
            .header("Content-Type", "application/json");
    if (body != null) {
      request.POST(BodyPublishers.ofString(body));
    }
    String answer =
        HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString()).body();
    assertThat(answer).doesNotContain("\"object\":\"error\"");
    return answer;
  }

  /** Answers every request with the input, under headers of the same making. */
  private record HostileTransport(Input input) implements Transport {
    @Override
    public ApiReply exchange(ApiRequest request, Departure departure) {
      return new ApiReply(
          input.random().nextInt(4) > 0 ? 200 : STATUSES[input.random().nextInt(STATUSES.length)],
          ApiError.seconds(header("", "0", "-1", "9e9", "2147483647", "٣", "1, 2")),
          RequestId.of(header("", "\0\n", "x".repeat(500)), header("ray")),
          input.random().nextBoolean() ? null : input.pick(Instant.EPOCH, LATEST),
          new AnswerBody(input.bytes()));
    }

    private @Nullable String header(String... values) {
      return input.random().nextInt(4) == 0 ? null : input.pick(values);
    }

    @Override
    public void close() {}
  }
}
