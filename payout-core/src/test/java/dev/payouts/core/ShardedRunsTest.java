package dev.payouts.core;

import static dev.payouts.core.testing.Fixtures.contractor;
import static dev.payouts.core.testing.Fixtures.order;
import static dev.payouts.core.testing.Fixtures.refund;
import static dev.payouts.core.testing.RateFixture.monthly;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.RunListener.Phase;
import dev.payouts.core.host.MachineLocks;
import dev.payouts.core.host.StateFiles;
import dev.payouts.core.model.ContractorId;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.spi.Journal;
import dev.payouts.core.spi.JournalEntry;
import dev.payouts.core.spi.JournalEntry.Event;
import dev.payouts.core.store.FileJournal;
import dev.payouts.core.store.LockedJournal;
import dev.payouts.core.store.StateDirectory;
import dev.payouts.core.testing.Fixtures;
import dev.payouts.core.testing.HandHost;
import dev.payouts.core.testing.InMemoryWorkspace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One process of several that share a payroll (payout-cli/README.md, "Several processes at once").
 */
class ShardedRunsTest {
  private static final RunRequest PAYROLL = RunRequest.contractorPayroll().build();
  private static final RunRequest REFUNDS = RunRequest.refund().build();
  private static final Duration WAIT = Timeouts.DEFAULT.untilVisible();

  @TempDir Path directory;

  private final HandHost host = new HandHost();
  private final List<Phase> phases = new ArrayList<>();
  private final List<Duration> announced = new ArrayList<>();

  private static InMemoryWorkspace people(int count) {
    var workspace = new InMemoryWorkspace();
    for (int i = 0; i < count; i++) {
      var person = new ContractorId("person" + i);
      workspace
          .with(contractor(person), monthly("rate" + i, "1000", "USD").build())
          .with(order("order" + i, "2026-10-31", person));
    }
    return workspace;
  }

  private StateFiles files(String name) {
    return StateDirectory.at(directory.resolve(name));
  }

  private RunReport run(InMemoryWorkspace workspace, String stateDir, Shard shard) {
    return engine(workspace, stateDir, shard).run(PAYROLL);
  }

  private PayoutEngine engine(InMemoryWorkspace workspace, String stateDir, Shard shard) {
    return workspace
        .engine()
        .host(host)
        .journal(FileJournal.over(files(stateDir), host, MachineLocks.NONE))
        .shard(shard)
        .listener(
            new RunListener() {
              @Override
              public void phaseStarted(Phase phase) {
                phases.add(phase);
              }

              @Override
              public void waiting(Duration atMost) {
                announced.add(atMost);
              }
            })
        .build();
  }

  private Duration waited(Runnable run) {
    Duration before = host.elapsed();
    run.run();
    return host.elapsed().minus(before);
  }

  @Test
  void theShardsTogetherPayEachOrderOnceAndEachReportsOnlyItsOwnOrders() {
    InMemoryWorkspace workspace = people(40);
    List<PayableId> reported = new ArrayList<>();
    for (int index = 0; index < 3; index++) {
      RunReport report = run(workspace, "state" + index, new Shard(index, 3));
      assertThat(report.items()).isNotEmpty();
      assertThat(report.items()).extracting(Item::status).containsOnly(Status.CREATED);
      report.items().forEach(item -> reported.add(item.payable()));
    }
    assertThat(reported).hasSize(40).doesNotHaveDuplicates();
    assertThat(workspace.drafts()).hasSize(40);
  }

  @Test
  void eachShardReadsOnlyItsOwnRatesPayoutsAndContractors() {
    InMemoryWorkspace workspace = people(40);
    int own = run(workspace, "state", new Shard(1, 3)).items().size();
    assertThat(own).isBetween(5, 25);
    assertThat(workspace.log())
        .startsWith(
            "list",
            "rates " + own + " 2026-10-01 2026-10-31",
            "payouts " + own + " " + own,
            "contractors " + own);
  }

  @Test
  void twoOrdersForOneMonthAreInTheSameShardAndNeitherIsPaid() {
    InMemoryWorkspace workspace = people(8);
    for (int i = 0; i < 8; i++) {
      workspace.with(order("again" + i, "2026-10-30", new ContractorId("person" + i)));
    }
    List<Item> items = new ArrayList<>();
    for (int index = 0; index < 4; index++) {
      items.addAll(run(workspace, "state" + index, new Shard(index, 4)).items());
    }
    assertThat(items).extracting(Item::reason).hasSize(16).containsOnly(Reason.MONTH_CLAIMED_TWICE);
    assertThat(workspace.drafts()).isEmpty();
  }

  @Test
  void aShardWithNothingToDoIsAnEmptyRun() {
    RunReport report = run(people(1), "state", new Shard(0, 2));
    RunReport other = run(people(1), "state2", new Shard(1, 2));
    assertThat(report.items().size() + other.items().size()).isOne();
    assertThat(report.failure()).isEmpty();
    assertThat(other.failure()).isEmpty();
  }

  @Test
  void aShardThatIsNewToItsJournalWaitsOnceUntilPayoutsOfOthersAreVisible() {
    InMemoryWorkspace workspace = people(4);
    assertThat(waited(() -> run(workspace, "a", new Shard(0, 2)))).isEqualTo(WAIT);
    assertThat(phases.get(0)).isEqualTo(Phase.TAKE_OVER);
    assertThat(announced).containsExactly(WAIT);
    assertThat(workspace.log().get(0)).isEqualTo("list");
    assertThat(waited(() -> run(workspace, "a", new Shard(0, 2)))).isZero();
    assertThat(waited(() -> run(workspace, "a", new Shard(1, 2)))).isEqualTo(WAIT);
    assertThat(waited(() -> run(workspace, "a", new Shard(1, 3)))).isEqualTo(WAIT);
    assertThat(waited(() -> run(workspace, "a", Shard.WHOLE))).isEqualTo(WAIT);
    assertThat(waited(() -> run(workspace, "a", Shard.WHOLE))).isZero();
  }

  @Test
  void aRunWithoutShardsDoesNotWaitIfItsJournalWasNeverUsedForAShard() {
    assertThat(waited(() -> run(people(4), "a", Shard.WHOLE))).isZero();
    assertThat(files("a").read("shard")).isEmpty();
  }

  @Test
  void aHeldJournalRecordsItsShardToo() {
    InMemoryWorkspace workspace = people(4);
    for (Duration expected : ImmutableList.of(WAIT, Duration.ZERO)) {
      try (LockedJournal held =
          LockedJournal.take(
              FileJournal.over(files("a"), host, MachineLocks.NONE), Fixtures.claim("run"))) {
        PayoutEngine.Builder engine = workspace.engine().host(host).journal(held);
        assertThat(waited(() -> engine.shard(new Shard(0, 2)).build().run(PAYROLL)))
            .isEqualTo(expected);
      }
    }
  }

  @Test
  void theShardFileOfAnEarlierVersionIsReadAndThatOfANewerOneRejected() {
    InMemoryWorkspace workspace = people(4);
    files("a").replace("shard", "0/2\n");
    assertThat(waited(() -> run(workspace, "a", new Shard(0, 2)))).isZero();
    files("a").replace("shard", "{\"version\":2,\"part\":\"0/2\"}");
    RunReport report = run(workspace, "a", new Shard(0, 2));
    assertThat(report.failure().orElseThrow().sentence())
        .startsWith(
            "The file shard in the state directory was written by a newer version of this program");
  }

  @Test
  void aShardFileThatCannotBeReadIsOfAnotherShard() {
    files("a").replace("shard", "{\"vers");
    assertThat(waited(() -> run(people(4), "a", new Shard(0, 2)))).isEqualTo(WAIT);
  }

  @Test
  void aRunStoppedWhileWaitingCreatesNothingAndTheNextWaitsAgain() {
    InMemoryWorkspace workspace = people(4);
    PayoutEngine stopped = engine(workspace, "a", new Shard(0, 2));
    stopped.stop();
    assertThat(waited(() -> stopped.run(PAYROLL))).isZero();
    assertThat(workspace.drafts()).isEmpty();
    assertThat(waited(() -> run(workspace, "a", new Shard(0, 2)))).isEqualTo(WAIT);
  }

  @Test
  void aRunStoppedWhileWaitingEndsWithinASecond() {
    List<PayoutEngine> engines = new ArrayList<>();
    var stopping =
        new HandHost() {
          @Override
          public void sleep(Duration duration) {
            super.sleep(duration);
            if (elapsed().compareTo(Duration.ofSeconds(5)) >= 0) {
              engines.get(0).stop();
            }
          }
        };
    engines.add(
        people(4)
            .engine()
            .host(stopping)
            .journal(FileJournal.over(files("a"), stopping, MachineLocks.NONE))
            .shard(new Shard(0, 2))
            .build());
    engines.get(0).run(PAYROLL);
    assertThat(stopping.elapsed()).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(6));
  }

  @Test
  void aDryRunDoesNotWaitAndLeavesNoTrace() {
    RunRequest dry = RunRequest.contractorPayroll().with(RunOption.DRY_RUN).build();
    assertThat(waited(() -> engine(people(4), "a", new Shard(0, 2)).run(dry))).isZero();
    assertThat(files("a").read("shard")).isEmpty();
  }

  @Test
  void unknownCreatesOfAnotherShardAreResolvedFirst() {
    InMemoryWorkspace workspace = new InMemoryWorkspace().with(refund("r1"));
    Shard others =
        ImmutableList.of(new Shard(0, 2), new Shard(1, 2)).stream()
            .filter(shard -> !shard.holds(refund("r1")))
            .findFirst()
            .orElseThrow();
    try (Journal.Session session =
        FileJournal.over(files("a"), host, MachineLocks.NONE).begin(Fixtures.claim("dead run"))) {
      session.append(
          new JournalEntry(
              host.now(),
              "dead run",
              Event.INTENDED,
              PayableType.REFUND,
              new PayableId("r1"),
              new ContractorId("ann"),
              null,
              null));
    }
    RunReport report = engine(workspace, "a", others).run(REFUNDS);
    assertThat(report.resolved())
        .containsExactly(new RunReport.Resolved(new PayableId("r1"), null));
    assertThat(report.items()).isEmpty();
    assertThat(workspace.drafts()).isEmpty();
  }
}
