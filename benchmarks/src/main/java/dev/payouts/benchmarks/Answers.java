package dev.payouts.benchmarks;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.payouts.core.host.SystemHost;
import dev.payouts.notion.DataSourceKey;
import dev.payouts.notion.NotionToken;
import dev.payouts.notion.PropertyKey;
import dev.payouts.notion.internal.api.AnswerBody;
import dev.payouts.notion.internal.api.ApiReply;
import dev.payouts.notion.internal.api.ApiRequest;
import dev.payouts.notion.internal.api.ApiSender;
import dev.payouts.notion.internal.api.Departure;
import dev.payouts.notion.internal.api.NotionApi;
import dev.payouts.notion.internal.api.NotionException;
import dev.payouts.notion.internal.api.OkHttpTransport;
import dev.payouts.notion.internal.api.QueryReader;
import dev.payouts.notion.internal.api.Transport;
import dev.payouts.notion.internal.api.rows.DataSourceSchema;
import dev.payouts.notion.internal.api.rows.Filter;
import dev.payouts.notion.internal.api.rows.Projection;
import dev.payouts.notion.sandbox.Sandbox;
import dev.payouts.notion.sandbox.SandboxOptions;
import java.time.Duration;
import java.time.YearMonth;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The responses of the sandbox over HTTP to the query for a hundred task orders that starts a run.
 * Immutable.
 *
 * @param asked the response with the properties that a run requests
 * @param all the response with all properties of the data source
 */
record Answers(NotionApi.Query query, AnswerBody asked, AnswerBody all) {
  private static final String VERSION = "2026-03-11";

  /** The properties that a run reads of each order. */
  private static final ImmutableList<PropertyKey> PROPERTIES =
      ImmutableList.of(
          PropertyKey.TASK_ORDER_NAME,
          PropertyKey.TASK_ORDER_DATE,
          PropertyKey.TASK_ORDER_HOURS,
          PropertyKey.TASK_ORDER_CONTRACTOR);

  /** Queries a sandbox with a little more than a hundred orders. */
  static Answers ofSandbox() {
    var options = SandboxOptions.builder(YearMonth.of(2026, 10)).orders(2 * NotionApi.PAGE_SIZE);
    try (Sandbox sandbox = Sandbox.start(options.build());
        Transport http =
            new OkHttpTransport(
                sandbox.baseUrl(),
                new NotionToken(sandbox.token()),
                VERSION,
                Duration.ofSeconds(60))) {
      DataSourceSchema schema =
          over(http).dataSource(sandbox.workspace().dataSource(DataSourceKey.TASK_ORDERS));
      NotionApi.Query query = query(schema);
      var recorder = new Recorder(http);
      new QueryReader(over(recorder)).readPart(query, QueryReader.Place.BEGINNING);
      return new Answers(
          query, Objects.requireNonNull(recorder.asked), Objects.requireNonNull(recorder.all));
    } catch (NotionException e) {
      throw new IllegalStateException("the sandbox rejected a query", e);
    }
  }

  static NotionApi over(Transport transport) {
    return new NotionApi(new ApiSender(transport, new SystemHost(), null));
  }

  private static NotionApi.Query query(DataSourceSchema schema) {
    ImmutableList<DataSourceSchema.Property> properties =
        PROPERTIES.stream()
            .map(key -> schema.property(key.defaultName()).orElseThrow())
            .collect(ImmutableList.toImmutableList());
    return new NotionApi.Query(
        schema,
        Filter.all(
            Filter.option(PropertyKey.TASK_ORDER_TYPE.defaultName(), "Order"),
            Filter.option(PropertyKey.TASK_ORDER_STATUS.defaultName(), "Approved")),
        new Projection(properties),
        NotionApi.Query.Order.OLDEST_FIRST,
        ImmutableSet.of());
  }

  /** Captures the response to a query, and that to the same query for all properties. */
  private static final class Recorder implements Transport {
    private final Transport http;
    private @Nullable AnswerBody asked;
    private @Nullable AnswerBody all;

    Recorder(Transport http) {
      this.http = http;
    }

    @Override
    public ApiReply exchange(ApiRequest request, Departure departure) throws ExchangeException {
      String path = request.path().substring(0, request.path().indexOf('?'));
      var forAll = new ApiRequest(request.kind(), request.method(), path, request.body());
      all = http.exchange(forAll, departure).body();
      ApiReply reply = http.exchange(request, departure);
      asked = reply.body();
      return reply;
    }

    @Override
    public void close() {}
  }
}
