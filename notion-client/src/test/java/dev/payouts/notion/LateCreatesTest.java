package dev.payouts.notion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.core.RunReport;
import dev.payouts.core.RunRequest;
import dev.payouts.core.Status;
import dev.payouts.notion.internal.api.AnswerBody;
import dev.payouts.notion.internal.api.ApiReply;
import dev.payouts.notion.internal.api.ApiRequest;
import dev.payouts.notion.internal.api.ApiRequest.Kind;
import dev.payouts.notion.internal.api.Departure;
import dev.payouts.notion.internal.api.Transport;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Creates that Notion answers with an error but applies later, within its 60 s. */
class LateCreatesTest {
  private final WholeStack stack = WholeStack.start();

  /** Whether the late create has been applied. */
  private volatile boolean isApplied;

  @AfterEach
  void stop() {
    stack.close();
  }

  @ParameterizedTest(name = "timeout {0} s, connected after {1} s, applied after {2} s")
  @CsvSource({"10, 0, 45", "1, 0, 59", "60, 9, 59", "600, 0, 59"})
  void aCreateThatIsAppliedLateIsFoundAndNotRetriedWithAnyTimeout(
      int timeoutSeconds, int connectedAfter, int appliedAfter) {
    stack.orders(1);
    stack.reconfigure("\"notion\":{", "\"notion\":{\"timeout_seconds\":" + timeoutSeconds + ",");
    try (NotionWorkspace workspace =
        stack.workspace(http -> new Late(http, seconds(connectedAfter), seconds(appliedAfter)))) {
      RunReport report =
          workspace.engine().withoutJournal().build().run(RunRequest.contractorPayroll().build());
      assertThat(report.count(Status.CREATED)).isEqualTo(1);
    }
    assertThat(isApplied).as("while the run waited for it").isTrue();
    assertThat(stack.created()).hasSize(1);
  }

  private static Duration seconds(int seconds) {
    return Duration.ofSeconds(seconds);
  }

  /** Answers the first create with 504, and applies it after a delay. */
  private final class Late implements Transport {
    private final Transport http;
    private final Duration connecting;
    private final Duration lateness;
    private @Nullable ApiRequest create;
    private Duration due = Duration.ZERO;

    Late(Transport http, Duration connecting, Duration lateness) {
      this.http = http;
      this.connecting = connecting;
      this.lateness = lateness;
    }

    @Override
    public synchronized ApiReply exchange(ApiRequest request, Departure departure)
        throws ExchangeException {
      if (request.kind() == Kind.CREATE && create == null) {
        create = request;
        stack.host.sleep(connecting);
        assertThat(departure.mayLeave()).isTrue();
        due = stack.host.elapsed().plus(lateness);
        return new ApiReply(504, null, null, null, AnswerBody.ofUtf8("{}"));
      }
      if (create != null && !isApplied && stack.host.elapsed().compareTo(due) >= 0) {
        isApplied = true;
        assertThat(http.exchange(create, Departure.FREE).status()).isEqualTo(200);
      }
      return http.exchange(request, departure);
    }

    @Override
    public void close() {
      http.close();
    }
  }
}
