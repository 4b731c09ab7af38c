package dev.payouts.notion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.core.Finding;
import dev.payouts.core.Finding.Severity;
import dev.payouts.notion.Diagnosis.Contact;
import dev.payouts.notion.internal.api.ApiReply;
import dev.payouts.notion.internal.api.ApiRequest;
import dev.payouts.notion.internal.api.Departure;
import dev.payouts.notion.internal.api.Transport;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The clock check of doctor; both clocks are set by hand. */
class ClockCheckTest {
  private final WholeStack stack = WholeStack.start();

  @AfterEach
  void stop() {
    stack.close();
  }

  private Finding clock(Duration behindNotion, Duration roundTrip) {
    try (NotionWorkspace workspace =
        stack.workspace(
            transport ->
                new OtherClock(
                    transport,
                    () -> {
                      Instant notions = stack.host.now().plus(behindNotion);
                      stack.host.sleep(roundTrip);
                      return notions.truncatedTo(ChronoUnit.SECONDS);
                    }))) {
      Diagnosis diagnosis = workspace.greet();
      assertThat(diagnosis.contact()).isEqualTo(Contact.REACHED);
      return diagnosis.findings().stream()
          .filter(finding -> finding.area().equals("clock"))
          .findFirst()
          .orElseThrow();
    }
  }

  @ParameterizedTest(name = "{0} s behind, {1} s for the answer: {2}")
  @CsvSource({
    "0, 0, OK",
    "5, 0, OK",
    "-5, 0, OK",
    "6, 0, WARNING",
    "-8, 0, WARNING",
    "3600, 1, WARNING",
    "0, 50, OK", // a slow response says nothing about the clock
    "30, 50, OK" // and may hide a difference, but never invents one
  })
  void aDifferenceOfMoreThanAFewSecondsIsAWarning(
      long behindSeconds, long roundTripSeconds, Severity severity) {
    Finding finding =
        clock(Duration.ofSeconds(behindSeconds), Duration.ofSeconds(roundTripSeconds));
    assertThat(finding.severity()).as(finding.message()).isEqualTo(severity);
  }

  @Test
  void aWarningSaysInWhichDirectionAndWhyItMatters() {
    assertThat(clock(Duration.ofHours(1), Duration.ZERO).message())
        .startsWith("this machine's clock is 3,600 s behind Notion's: synchronize it with NTP")
        .contains("payout-core/README.md, \"Exactly once\"");
    assertThat(clock(Duration.ofHours(-1), Duration.ZERO).message())
        .startsWith("this machine's clock is 3,599 s ahead of Notion's");
  }

  @Test
  void aResponseWithoutTheTimeIsAWarning() {
    try (NotionWorkspace workspace =
        stack.workspace(transport -> new OtherClock(transport, () -> null))) {
      assertThat(workspace.greet().findings())
          .contains(
              Finding.warning(
                  "clock",
                  "Notion's response does not contain the time: this machine's clock was not checked"));
    }
  }

  /** Replaces the time of each response. */
  private record OtherClock(Transport transport, Time time) implements Transport {
    @Override
    public ApiReply exchange(ApiRequest request, Departure departure) throws ExchangeException {
      ApiReply reply = transport.exchange(request, departure);
      return new ApiReply(
          reply.status(), reply.retryAfter(), reply.requestId(), time.read(), reply.body());
    }

    @Override
    public void close() {
      transport.close();
    }
  }

  @FunctionalInterface
  private interface Time {
    @Nullable Instant read();
  }
}
