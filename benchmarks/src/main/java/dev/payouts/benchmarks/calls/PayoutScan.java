package dev.payouts.benchmarks.calls;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.squareup.moshi.Json;
import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import com.squareup.moshi.Types;
import dev.payouts.core.model.LivePayout;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.model.PayoutId;
import dev.payouts.notion.DataSourceKey;
import dev.payouts.notion.internal.api.ApiRequest;
import dev.payouts.notion.internal.api.NotionApi;
import dev.payouts.notion.internal.api.NotionException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads all payouts of payables of one type like the original's head: page by page while {@code
 * has_more} is true, without an order. It therefore misses everything beyond the first 10,000
 * (notion-client/NOTION.md, "Reading").
 */
final class PayoutScan {
  private static final Moshi MOSHI = new Moshi.Builder().build();
  private static final JsonAdapter<Answer> ANSWER = MOSHI.adapter(Answer.class);
  private static final JsonAdapter<Map<String, Object>> OBJECT =
      MOSHI.adapter(Types.newParameterizedType(Map.class, String.class, Object.class));

  private final Wire wire;
  private final String relation;
  private final String path;

  PayoutScan(Wire wire, PayableRows rows) {
    this.wire = wire;
    this.relation = rows.relation();
    String payouts = wire.config().names().dataSource(DataSourceKey.PAYOUTS).orElseThrow();
    this.path = "/v1/data_sources/" + payouts + "/query";
  }

  ImmutableList<LivePayout> payouts() {
    ImmutableList.Builder<LivePayout> payouts = ImmutableList.builder();
    @Nullable String cursor = null;
    do {
      Answer answer = query(cursor);
      for (Row row : answer.results()) {
        payouts.add(payout(row));
      }
      cursor = answer.hasMore() ? answer.nextCursor() : null;
    } while (cursor != null);
    return payouts.build();
  }

  private Answer query(@Nullable String cursor) {
    var request = new ApiRequest(ApiRequest.Kind.QUERY, "POST", path, body(cursor));
    try {
      return wire.sender()
          .send(
              request,
              json -> {
                Answer answer = ANSWER.fromJson(json);
                if (answer == null) {
                  throw new IllegalArgumentException("a response without rows");
                }
                return answer;
              });
    } catch (NotionException e) {
      throw new IllegalStateException("the payouts could not be scanned: " + e.sentence(), e);
    }
  }

  private String body(@Nullable String cursor) {
    ImmutableMap.Builder<String, Object> body = ImmutableMap.builder();
    body.put(
        "filter",
        ImmutableMap.of("property", relation, "relation", ImmutableMap.of("is_not_empty", true)));
    body.put("page_size", NotionApi.PAGE_SIZE);
    if (cursor != null) {
      body.put("start_cursor", cursor);
    }
    return OBJECT.toJson(body.buildOrThrow());
  }

  private LivePayout payout(Row row) {
    Property property = row.properties().get(relation);
    List<Reference> references = property == null ? null : property.relation();
    ImmutableSet.Builder<PayableId> payables = ImmutableSet.builder();
    if (references != null) {
      references.forEach(reference -> payables.add(new PayableId(reference.id())));
    }
    return new LivePayout(
        new PayoutId(row.id()),
        payables.build(),
        ImmutableSet.of(),
        ImmutableSet.of(),
        null,
        null,
        LivePayout.Stage.MOVED_ON,
        null,
        null,
        null,
        Instant.EPOCH);
  }

  /** One page of the result. */
  public record Answer(
      List<Row> results,
      @Json(name = "has_more") boolean hasMore,
      @Json(name = "next_cursor") @Nullable String nextCursor) {}

  /** One payout. */
  public record Row(String id, Map<String, Property> properties) {}

  /** One property of a payout, if it is a relation. */
  public record Property(@Nullable List<Reference> relation) {}

  /** One entry of a relation. */
  public record Reference(String id) {}
}
