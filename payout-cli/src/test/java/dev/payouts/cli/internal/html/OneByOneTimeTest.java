package dev.payouts.cli.internal.html;

import static dev.payouts.cli.internal.html.Traces.millis;
import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.cli.internal.Reports;
import dev.payouts.cli.internal.html.Lanes.Bar;
import dev.payouts.cli.internal.html.Lanes.Look;
import dev.payouts.cli.internal.html.RunTrace.PhaseStart;
import dev.payouts.core.Item;
import dev.payouts.core.RunListener.Phase;
import dev.payouts.core.RunOption;
import dev.payouts.core.RunRequest;
import dev.payouts.notion.RequestListener.Endpoint;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OneByOneTimeTest {
  private static final RunRequest REAL = RunRequest.refund().build();

  private static RecordedRun run(RunRequest request, int items, RunTrace trace) {
    Item[] created =
        IntStream.range(0, items)
            .mapToObj(i -> Reports.created("s" + i, "An", "x", "1 USD"))
            .toArray(Item[]::new);
    return new RecordedRun(Reports.report(request, created), trace);
  }

  private static OneByOneTime time(RunRequest request, int items, RunTrace trace, int workers) {
    return OneByOneTime.of(run(request, items, trace), workers).orElseThrow();
  }

  @Test
  void eachRequestTakesTheMedianAndTheWorkersShareAllButTheListing() {
    RunTrace trace = new Traces().create(1, 0, 10).create(1, 10, 30).create(1, 30, 1_000).trace();
    OneByOneTime time = time(REAL, 7, trace, 5);
    assertThat(time.requests().total()).isEqualTo(1 + 21 + 7);
    assertThat(time.each()).isEqualTo(millis(20));
    assertThat(time.length()).isEqualTo(millis((1 + 6) * 20)); // 28 by five are six each
    assertThat(time.bars()).containsExactly(new Bar(Look.ONE_BY_ONE, 0, millis(0), millis(7 * 20)));
  }

  @Test
  void whatWasRefusedDoesNotCountForTheMedian() {
    var traces = new Traces().create(1, 0, 20);
    for (int i = 1; i <= 5; i++) {
      traces.request(Endpoint.CREATE, 429, Traces.span(1, 20L * i, 20L * i + 1));
    }
    assertThat(time(REAL, 1, traces.trace(), 1).each()).isEqualTo(millis(20));
  }

  @Test
  void itWaitsForTheBudgetThatThisRunHadToWaitFor() {
    RunTrace trace =
        new Traces()
            .create(1, 0, 10)
            .create(1, 10, 20)
            .wait(1, 20, 60_000)
            .create(1, 60_000, 60_010)
            .trace();
    OneByOneTime time = time(REAL, 1, trace, 1);
    assertThat(time.budget()).isEqualTo(2);
    assertThat(time.length()).as("five requests, two a minute").isEqualTo(millis(120_010));
    assertThat(time.bars())
        .extracting(Bar::look)
        .containsExactly(Look.ONE_BY_ONE, Look.WAIT, Look.ONE_BY_ONE, Look.WAIT, Look.ONE_BY_ONE);
  }

  @Test
  void aTurnInTheQueueIsNoWaitForTheBudget() {
    RunTrace trace = new Traces().create(1, 0, 10).wait(1, 10, 30).create(1, 30, 40).trace();
    assertThat(time(REAL, 1, trace, 1).budget()).isZero();
  }

  @Test
  void aDryRunIsComparedByItsReading() {
    RunRequest dry = RunRequest.refund().with(RunOption.DRY_RUN).build();
    RunTrace trace = new Traces().create(1, 0, 10).trace();
    assertThat(time(dry, 4, trace, 1).requests().total()).isEqualTo(1 + 12);
  }

  @Test
  void whatBothWaysWaitForIsGivenToBoth() {
    RunTrace trace =
        new Traces()
            .create(1, 0, 10)
            .request(Endpoint.QUERY, 200, Traces.span(1, 500, 510))
            .trace(
                new PhaseStart(Phase.CREATE, millis(0)), new PhaseStart(Phase.AUDIT, millis(10)));
    OneByOneTime time = time(REAL, 1, trace, 1);
    assertThat(time.sameEitherWay()).isEqualTo(millis(500));
    assertThat(time.length()).isEqualTo(millis(5 * 10 + 500));
  }

  @Test
  void nothingIsComputedFromNothing() {
    assertThat(OneByOneTime.of(run(REAL, 1, new Traces().trace()), 5)).isEmpty();
    assertThat(OneByOneTime.of(run(REAL, 0, new Traces().create(1, 0, 1).trace()), 5)).isEmpty();
  }
}
