package dev.payouts.core;

import static dev.payouts.core.testing.Fixtures.payout;
import static dev.payouts.core.testing.Fixtures.refund;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.payouts.core.spi.CreateResult;
import dev.payouts.core.spi.Listeners;
import dev.payouts.core.testing.InMemoryWorkspace;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The progress events received by programs that embed the engine. */
class RunListenerTest {
  private static final RunRequest REFUNDS = RunRequest.refund().build();
  private static final CreateResult UNKNOWN = new CreateResult.Unknown("no answer");

  private final InMemoryWorkspace workspace = new InMemoryWorkspace().with(refund("a"));
  private final List<String> told = new ArrayList<>();
  private final List<RunReport> reports = new ArrayList<>();

  private PayoutEngine.Builder engine() {
    return workspace.engine().listener(new Told());
  }

  @Test
  void aRunIsReportedFromItsStartToItsReport() {
    workspace.with(refund("b")).with(payout("paid", 0, "b"));
    RunReport report = engine().runId("run-7").build().run(REFUNDS);
    assertThat(told)
        .containsExactly(
            "run-7 refund",
            "LIST",
            "listed 2",
            "PRELOAD",
            "DECIDE",
            "decided 1",
            "b SKIPPED",
            "CREATE",
            "a CREATED",
            "end");
    assertThat(reports).containsExactly(report);
  }

  @Test
  void aDryRunReportsItsItemsAndItsEnd() {
    engine().build().run(RunRequest.refund().with(RunOption.DRY_RUN).build());
    assertThat(told).endsWith("decided 1", "a PLANNED", "end").doesNotContain("CREATE");
  }

  @Test
  void aFailedRunReportsItsEndToo() {
    workspace.lookUpsFailAfter(0);
    RunReport report = engine().build().run(REFUNDS);
    assertThat(report.failure()).isPresent();
    assertThat(told).endsWith("PRELOAD", "end");
    assertThat(reports).containsExactly(report);
  }

  @Test
  void aRunThatThrowsReportsNoEnd() {
    PayoutEngine engine = engine().build();
    assertThatThrownBy(() -> engine.run(RunRequest.invoiceSplit().build()))
        .isInstanceOf(IllegalStateException.class);
    assertThat(told).endsWith("LIST");
  }

  @Test
  void anItemEndsOnceAndIsRevisedWhenItsPayoutIsFound() {
    workspace.creating(
        draft -> {
          workspace.store(draft);
          return UNKNOWN;
        });
    RunReport report = engine().build().run(REFUNDS);
    assertThat(report.count(Status.CREATED)).isOne();
    assertThat(told).endsWith("CREATE", "a FAILED", "SETTLE", "a FAILED -> CREATED", "end");
  }

  @Test
  void anItemEndsOnceAndIsRevisedWhenItsCreateIsRepeated() {
    Iterator<Boolean> answers = List.of(false, true).iterator();
    workspace.creating(draft -> answers.next() ? workspace.store(draft) : UNKNOWN);
    RunReport report = engine().build().run(REFUNDS);
    assertThat(report.count(Status.CREATED)).isOne();
    assertThat(told)
        .endsWith(
            "CREATE",
            "a FAILED",
            "SETTLE",
            "waiting 70 s",
            "a FAILED -> FAILED",
            "a FAILED -> CREATED",
            "end");
  }

  @Test
  void anItemIsRevisedWhenItsPayoutIsWithdrawnForAnOlderOneOfAnotherHost() {
    workspace.creating(
        draft -> {
          CreateResult created = workspace.store(draft);
          workspace.with(payout("older", -1, "a"));
          return created;
        });
    engine().hosts(HostSharing.SHARED).build().run(REFUNDS);
    assertThat(told).endsWith("a CREATED", "AUDIT", "waiting 70 s", "a CREATED -> SKIPPED", "end");
  }

  @Test
  void aListenerThatAlwaysThrowsDoesNotBreakARun() {
    Iterator<Boolean> answers = List.of(false, true).iterator();
    workspace.creating(draft -> answers.next() ? workspace.store(draft) : UNKNOWN);
    RunReport report =
        workspace.engine().listener(broken()).hosts(HostSharing.SHARED).build().run(REFUNDS);
    assertThat(report.count(Status.CREATED)).isOne();
    assertThat(report.failure()).isEmpty();
  }

  @Test
  void aGuardedListenerCanBeComparedAndPrintedWithoutAnEvent() {
    RunListener guarded = Listeners.guarded(RunListener.class, List.of(broken()));
    Object other = Listeners.guarded(RunListener.class, List.of(RunListener.NONE));
    assertThat(guarded.equals(other)).isFalse();
    assertThat(Listeners.guarded(RunListener.class, List.of()).toString()).isEqualTo("[]");
    assertThat(Listeners.guarded(RunListener.class, List.of()).hashCode())
        .isEqualTo(List.of().hashCode());
  }

  /** Throws on every event. */
  private static RunListener broken() {
    return (RunListener)
        Proxy.newProxyInstance(
            RunListener.class.getClassLoader(),
            new Class<?>[] {RunListener.class},
            (proxy, event, arguments) -> {
              throw new IllegalStateException("the display is gone");
            });
  }

  private final class Told implements RunListener {
    @Override
    public void runStarted(String runId, RunRequest request) {
      told.add(runId + " " + request.type().word());
    }

    @Override
    public void phaseStarted(Phase phase) {
      told.add(phase.name());
    }

    @Override
    public void waiting(Duration atMost) {
      told.add("waiting " + atMost.toSeconds() + " s");
    }

    @Override
    public void listed(int count) {
      told.add("listed " + count);
    }

    @Override
    public void decided(int toCreate) {
      told.add("decided " + toCreate);
    }

    @Override
    public void itemEnded(Item item) {
      told.add(item.payable() + " " + item.status());
    }

    @Override
    public void itemRevised(Item before, Item after) {
      told.add(before.payable() + " " + before.status() + " -> " + after.status());
    }

    @Override
    public void runEnded(RunReport report) {
      told.add("end");
      reports.add(report);
    }
  }
}
