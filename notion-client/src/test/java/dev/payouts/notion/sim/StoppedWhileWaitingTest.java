package dev.payouts.notion.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.payouts.core.FailureCause;
import dev.payouts.core.Item;
import dev.payouts.core.PayoutEngine;
import dev.payouts.core.Reason;
import dev.payouts.core.RunReport;
import dev.payouts.core.RunRequest;
import dev.payouts.core.Status;
import dev.payouts.notion.sandbox.Fault;
import dev.payouts.notion.sandbox.PayrollWorkspace;
import dev.payouts.notion.sandbox.SandboxNotion;
import dev.payouts.notion.sandbox.SandboxOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run that is stopped while a create waits that was refused, and so was not carried out. */
class StoppedWhileWaitingTest {
  private static final Instant START = Instant.parse("2026-11-01T08:00:00Z");
  private static final Duration STOPPED_AT = Duration.ofSeconds(20);

  private final Scheduler scheduler = new Scheduler(1);
  private final VirtualHost host = new VirtualHost(scheduler, START);
  private int creates;
  private Fault refusal = Fault.rateLimited(Duration.ofSeconds(60));
  private final SandboxNotion notion =
      new SandboxNotion(
          () -> START.plus(scheduler.now()),
          SandboxOptions.builder(YearMonth.of(2026, 1))
              .faults(
                  (request, number) ->
                      isSecondCreate(request) ? Optional.of(refusal) : Optional.empty())
              .build());
  private final PayrollWorkspace workspace = PayrollWorkspace.create(notion);
  private final VirtualClient client = new VirtualClient(scheduler, workspace);

  private boolean isSecondCreate(dev.payouts.notion.sandbox.Request request) {
    return request.isWrite() && ++creates == 2;
  }

  private RunReport runThatIsStopped() {
    notion.editor().addToken("token");
    for (int i = 0; i < 3; i++) {
      String person = workspace.contractor("Person" + i).add();
      workspace.refund("RFD-" + i, person).amount("10", "USD").reason("Taxi").add();
    }
    PayoutEngine engine = engine();
    List<RunReport> reports = new ArrayList<>();
    scheduler.later(STOPPED_AT, engine::stop);
    Runnable run = () -> reports.add(engine.run(RunRequest.refund().build()));
    assertThat(scheduler.run(List.of(run))).containsOnlyNulls();
    return reports.get(0);
  }

  private PayoutEngine engine() {
    var network = new SteadyTransport(scheduler, notion, "token", Duration.ofMillis(100));
    return client.engine(host, network, null).workers(1).build();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(ints = {429, 529})
  void itsItemIsNotAttemptedAndTheRunWasStopped(int status) {
    refusal = Fault.status(status).withRetryAfter(Duration.ofSeconds(60));
    RunReport report = runThatIsStopped();
    assertThat(report.items())
        .extracting(Item::status, Item::reason)
        .containsExactly(
            tuple(Status.CREATED, null),
            tuple(Status.FAILED, Reason.NOT_ATTEMPTED),
            tuple(Status.FAILED, Reason.NOT_ATTEMPTED));
    assertThat(report.items().get(1).message())
        .isEqualTo("The run was stopped before creating this payout: run again.");
    assertThat(report.failure().map(RunReport.RunFailure::cause)).contains(FailureCause.STOPPED);
  }

  @Test
  void theRunDoesNotSeeTheWaitOut() {
    runThatIsStopped();
    assertThat(scheduler.now()).isBetween(STOPPED_AT, STOPPED_AT.plusMillis(1_500));
    assertThat(creates).isEqualTo(2);
  }

  @Test
  void theJournalSaysThatItWasNotCarriedOutAndTheNextRunHasNothingToSettle() {
    runThatIsStopped();
    assertThat(client.journal().strip().lines().reduce((earlier, later) -> later).orElseThrow())
        .contains("not_carried_out");
    List<RunReport> next = new ArrayList<>();
    scheduler.run(List.of(() -> next.add(engine().run(RunRequest.refund().build()))));
    assertThat(next.get(0).resolved()).isEmpty();
    assertThat(next.get(0).count(Status.CREATED)).isEqualTo(2);
    assertThat(workspace.payouts()).hasSize(3);
  }
}
