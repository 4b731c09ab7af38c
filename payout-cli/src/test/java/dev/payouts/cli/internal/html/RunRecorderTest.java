package dev.payouts.cli.internal.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import dev.payouts.cli.internal.Reports;
import dev.payouts.cli.internal.html.RunTrace.PhaseStart;
import dev.payouts.cli.internal.html.RunTrace.Request;
import dev.payouts.cli.internal.html.RunTrace.Span;
import dev.payouts.core.RunListener;
import dev.payouts.core.RunListener.Phase;
import dev.payouts.core.RunRequest;
import dev.payouts.notion.RequestListener.Endpoint;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RunRecorderTest {
  private final long thread = Thread.currentThread().getId();
  private Duration clock = Duration.ofHours(5);
  private RunRecorder recorder = new RunRecorder(() -> clock, RunRecorder.MAX_SPANS);

  private static Duration millis(long millis) {
    return Duration.ofMillis(millis);
  }

  private void pass(long millis) {
    clock = clock.plusMillis(millis);
  }

  private void request(Endpoint endpoint, int earlierAttempts, int status, long millis) {
    recorder.started(endpoint, earlierAttempts);
    pass(millis);
    recorder.ended(endpoint, status, millis(millis));
  }

  private RunTrace ended() {
    recorder.ended(Reports.report(RunRequest.refund().build()));
    ImmutableList<RecordedRun> runs = recorder.runs();
    return runs.get(runs.size() - 1).trace();
  }

  @Test
  void aRunIsWrittenDownInTheTimeSinceItBegan() {
    RunListener run = recorder.begins();
    pass(1);
    run.phaseStarted(Phase.LIST);
    request(Endpoint.QUERY, 0, 200, 20);
    run.phaseStarted(Phase.CREATE);
    request(Endpoint.CREATE, 0, 429, 5);
    recorder.budgetHolds(millis(900));
    pass(900);
    recorder.budgetHolds(millis(100));
    pass(100);
    recorder.budgetResumed(millis(1000));
    request(Endpoint.CREATE, 1, 200, 30);
    RunTrace trace = ended();
    assertThat(trace.length()).isEqualTo(millis(1056));
    assertThat(trace.phases())
        .containsExactly(
            new PhaseStart(Phase.LIST, millis(1)), new PhaseStart(Phase.CREATE, millis(21)));
    assertThat(trace.requests())
        .containsExactly(
            new Request(Endpoint.QUERY, 200, 0, span(1, 21)),
            new Request(Endpoint.CREATE, 429, 0, span(21, 26)),
            new Request(Endpoint.CREATE, 200, 1, span(1026, 1056)));
    assertThat(trace.waits()).containsExactly(span(26, 1026));
    assertThat(trace.phaseAt(millis(0))).isEqualTo(-1);
    assertThat(trace.phaseAt(millis(20))).isZero();
    assertThat(trace.endOf(0)).isEqualTo(millis(21));
    assertThat(trace.endOf(1)).isEqualTo(millis(1056));
  }

  private Span span(long start, long end) {
    return new Span(thread, millis(start), millis(end));
  }

  @Test
  void eachRunOfAnInvocationBeginsAnew() {
    recorder.begins();
    request(Endpoint.QUERY, 0, 200, 20);
    assertThat(ended().requests()).hasSize(1);
    recorder.begins();
    assertThat(ended().requests()).isEmpty();
    assertThat(recorder.runs()).hasSize(2);
  }

  @Test
  void aWaitThatAStopCutShortEndsWithTheRunAtTheLatest() {
    recorder.begins();
    recorder.budgetHolds(millis(60_000));
    pass(300);
    assertThat(ended().waits()).containsExactly(span(0, 300));
  }

  @Test
  void whatThereIsNoRoomForIsCounted() {
    recorder = new RunRecorder(() -> clock, 2);
    recorder.begins();
    for (int i = 0; i < 5; i++) {
      request(Endpoint.CREATE, 0, 200, 1);
    }
    RunTrace trace = ended();
    assertThat(trace.requests()).hasSize(2);
    assertThat(trace.notKept()).isEqualTo(3);
  }
}
