package dev.payouts.notion.internal.api;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import dev.payouts.notion.internal.api.NotionException.OutcomeUnknownException;
import dev.payouts.notion.internal.api.rows.Projection;
import dev.payouts.notion.sim.Scheduler;
import dev.payouts.notion.sim.VirtualHost;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A create that failed and names the page that Notion saved (notion-client/NOTION.md). */
class SavedPageTest {
  private static final String FAILURE =
      """
      {"object":"error","status":503,"code":"service_unavailable","message":"later",
       "additional_data":{"committed_resource_id":"11111111-2222-4333-8444-555555555555"}}
      """;
  private static final String ANOTHER_PAGE =
      """
      {"object":"page","id":"99999999-2222-4333-8444-555555555555",
       "created_time":"2026-01-31T08:00:00.000Z","properties":{}}
      """;

  @Test
  void anotherPageThanTheNamedOneIsNotTakenForIt() {
    var scheduler = new Scheduler(1);
    var api =
        new NotionApi(
            new ApiSender(new Answers(), new VirtualHost(scheduler, Instant.EPOCH), null));
    assertThatThrownBy(
            () -> api.createPage("{}", new Projection(ImmutableList.of()), Departure.FREE))
        .isInstanceOf(OutcomeUnknownException.class);
  }

  private static final class Answers implements Transport {
    @Override
    public ApiReply exchange(ApiRequest request, Departure departure) {
      return request.kind() == ApiRequest.Kind.CREATE
          ? new ApiReply(503, null, null, null, AnswerBody.ofUtf8(FAILURE))
          : new ApiReply(200, null, null, null, AnswerBody.ofUtf8(ANOTHER_PAGE));
    }

    @Override
    public void close() {}
  }
}
