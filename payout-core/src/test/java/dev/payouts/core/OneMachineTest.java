package dev.payouts.core;

import static dev.payouts.core.testing.Fixtures.contractor;
import static dev.payouts.core.testing.Fixtures.order;
import static dev.payouts.core.testing.RateFixture.monthly;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import dev.payouts.core.RunListener.Phase;
import dev.payouts.core.host.MachineLocks;
import dev.payouts.core.host.StateFiles;
import dev.payouts.core.model.ContractorId;
import dev.payouts.core.model.PayoutDraft;
import dev.payouts.core.spi.JournalEntry;
import dev.payouts.core.store.FileJournal;
import dev.payouts.core.store.LockedJournal;
import dev.payouts.core.store.StateDirectory;
import dev.payouts.core.store.UserLocks;
import dev.payouts.core.testing.Fixtures;
import dev.payouts.core.testing.HandHost;
import dev.payouts.core.testing.InMemoryWorkspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs for the same payouts on one machine, each with its own state directory. */
class OneMachineTest {
  private static final RunRequest PAYROLL = RunRequest.contractorPayroll().build();
  private static final Duration WAIT = Timeouts.DEFAULT.untilVisible();

  /** Since the intent; the network may deliver until the request times out. */
  private static final Duration LONGEST_DELIVERY =
      Timeouts.DEFAULT.maxIntentAge().plus(Duration.ofMinutes(10));

  @TempDir Path directory;

  private final SteppingHost host = new SteppingHost();
  private final InMemoryWorkspace workspace = new InMemoryWorkspace();
  private final List<Phase> phases = new ArrayList<>();
  private int orders;

  /** Its wall clock can be set. */
  private static final class SteppingHost extends HandHost {
    private Duration step = Duration.ZERO;

    @Override
    public Instant now() {
      return super.now().plus(step);
    }
  }

  private PayoutEngine.Builder engine(String stateDir) {
    return engine(stateDir, UserLocks.in(directory.resolve("locks")));
  }

  private PayoutEngine.Builder engine(String stateDir, MachineLocks locks) {
    StateDirectory files = StateDirectory.at(directory.resolve(stateDir));
    return workspace
        .engine()
        .host(host)
        .workers(1)
        .journal(FileJournal.over(files, host, locks))
        .listener(
            new RunListener() {
              @Override
              public void phaseStarted(Phase phase) {
                phases.add(phase);
              }
            });
  }

  private RunReport run(String stateDir) {
    return engine(stateDir).build().run(PAYROLL);
  }

  private void addOrder() {
    String number = String.valueOf(++orders);
    var person = new ContractorId("person" + number);
    workspace
        .with(contractor(person), monthly("rate" + number, "1000", "USD").build())
        .with(order("order" + number, "2026-10-31", person));
  }

  /** Returns how long a run with one order to pay waits. */
  private Duration waited(PayoutEngine.Builder engine) {
    addOrder();
    Duration before = host.elapsed();
    RunReport report = engine.build().run(PAYROLL);
    assertThat(report.failure()).isEmpty();
    assertThat(report.count(Status.CREATED)).isOne();
    return host.elapsed().minus(before);
  }

  private Duration waited(String stateDir) {
    return waited(engine(stateDir));
  }

  @Test
  void aRunAfterOneWithAnotherStateDirectoryWaitsUntilEverythingIsVisible() {
    assertThat(waited("a")).isZero();
    assertThat(waited("a")).as("its own journal").isZero();
    host.advance(LONGEST_DELIVERY.plusSeconds(12));
    phases.clear();
    assertThat(waited("b")).isEqualTo(WAIT.minusSeconds(12));
    assertThat(phases.get(0)).isEqualTo(Phase.TAKE_OVER);
    assertThat(waited("b")).isZero();
    assertThat(waited("a")).as("there and back").isEqualTo(WAIT);
    host.advance(LONGEST_DELIVERY);
    assertThat(waited("b")).as("delivered at the end of that run").isEqualTo(WAIT);
    host.advance(WAIT.plus(LONGEST_DELIVERY));
    assertThat(waited("a")).as("long ago").isZero();
  }

  @Test
  void noRunWaitsForARunWithoutCreates() {
    assertThat(waited("a")).isZero();
    host.advance(WAIT.plus(LONGEST_DELIVERY));
    assertThat(run("b").items()).extracting(Item::status).containsOnly(Status.SKIPPED);
    assertThat(waited("c")).isZero();
  }

  @Test
  void afterTheClockWasSetBackARunStillWaits() {
    assertThat(waited("a")).isZero();
    host.step = Duration.ofHours(-1);
    assertThat(waited("b")).isEqualTo(WAIT);
  }

  @Test
  void aDeletedStateDirectoryCountsAsAnotherOne() throws IOException {
    assertThat(waited("a")).isZero();
    MoreFiles.deleteRecursively(directory.resolve("a"), RecursiveDeleteOption.ALLOW_INSECURE);
    assertThat(waited("a")).isEqualTo(WAIT);
  }

  @Test
  void aBackupThatWasMadeDuringTheLastRunDoesNotKnowAllOfItsCreates() {
    addOrder();
    addOrder();
    workspace.creating(
        draft -> {
          if (workspace.drafts().isEmpty()) {
            copyState("a", "backup");
          }
          return workspace.store(draft);
        });
    assertThat(run("a").count(Status.CREATED)).isEqualTo(2);
    copyState("a", "complete");
    workspace.creating(workspace::store);
    assertThat(intents("backup")).isOne();
    Instant last = host.now();
    phases.clear();
    run("complete");
    assertThat(phases).as("a backup from after the run").doesNotContain(Phase.TAKE_OVER);
    run("backup");
    assertThat(phases).contains(Phase.TAKE_OVER);
    assertThat(Duration.between(last, host.now())).isEqualTo(WAIT);
  }

  /** Several workers write intents at once, and record them in another order. */
  @Test
  void aJournalThatWasWrittenBySeveralWorkersKnowsAllOfItsCreates() {
    for (int i = 0; i < 20; i++) {
      addOrder();
    }
    assertThat(engine("a").workers(8).build().run(PAYROLL).count(Status.CREATED)).isEqualTo(20);
    assertThat(waited("a")).isZero();
  }

  private void copyState(String from, String to) {
    try {
      Files.createDirectory(directory.resolve(to));
      for (String name : List.of("journal.jsonl", "destination")) {
        Files.copy(directory.resolve(from).resolve(name), directory.resolve(to).resolve(name));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aRunThatHoldsTheLockForSeveralWaitsForPayoutsOfAnotherStateDirectoryToo() {
    assertThat(waited("a")).isZero();
    StateDirectory files = StateDirectory.at(directory.resolve("b"));
    var journal = FileJournal.over(files, host, UserLocks.in(directory.resolve("locks")));
    try (LockedJournal held = LockedJournal.take(journal, Fixtures.claim("run"))) {
      assertThat(waited(engine("b").journal(held))).isEqualTo(WAIT);
    }
  }

  @Test
  void runsOfSeveralHostsDoNotWaitForTheMachine() {
    assertThat(waited(engine("a"))).isZero();
    engine("b").hosts(HostSharing.SHARED).build().run(PAYROLL);
    assertThat(phases).doesNotContain(Phase.TAKE_OVER);
  }

  @Test
  void aSecondRunWithAnotherStateDirectoryIsRefusedAndNamesTheFirst() {
    addOrder();
    List<RunReport> second = new ArrayList<>();
    workspace.creating(
        draft -> {
          workspace.creating(workspace::store); // were it not kept out, it would begin another
          second.add(run("b"));
          return workspace.store(draft);
        });
    assertThat(run("a").count(Status.CREATED)).isOne();
    RunReport.RunFailure stop = second.get(0).failure().orElseThrow();
    assertThat(stop.cause()).isEqualTo(FailureCause.LOCKED);
    assertThat(stop.sentence())
        .startsWith("Another run is in progress (process " + ProcessHandle.current().pid())
        .contains("with the state directory " + directory.resolve("a"));
    assertThat(workspace.drafts()).hasSize(1);
    assertThat(run("b").failure()).as("its own lock is free again").isEmpty();
  }

  @Test
  void aRunKeepsItsLocksUntilItsLastCreate() {
    addOrder();
    addOrder();
    List<RunReport> others = new ArrayList<>();
    workspace.creating(
        draft -> {
          if (workspace.drafts().size() == 1) {
            workspace.creating(workspace::store);
            others.add(run("a"));
            others.add(run("b"));
          }
          return workspace.store(draft);
        });
    assertThat(run("a").count(Status.CREATED)).isEqualTo(2);
    assertThat(others)
        .extracting(report -> report.failure().orElseThrow().cause())
        .containsExactly(FailureCause.LOCKED, FailureCause.LOCKED);
  }

  @Test
  void withSeveralHostsOnlyTheStateDirectoryIsLocked() {
    addOrder();
    List<RunReport> others = new ArrayList<>();
    workspace.creating(
        draft -> {
          workspace.creating(workspace::store);
          others.add(engine("b").hosts(HostSharing.SHARED).build().run(PAYROLL));
          others.add(engine("a").hosts(HostSharing.SHARED).build().run(PAYROLL));
          return workspace.store(draft);
        });
    engine("a").hosts(HostSharing.SHARED).build().run(PAYROLL);
    assertThat(others.get(0).failure()).isEmpty();
    assertThat(others.get(1).failure().orElseThrow().cause()).isEqualTo(FailureCause.LOCKED);
  }

  @Test
  void aLockFileDeletedDuringARunStopsItBeforeItsNextCreate() {
    assertStoppedAfter(() -> delete("a/lock"), "of the state directory " + directory.resolve("a"));
  }

  @Test
  void aMachineLockFileReplacedDuringARunStopsItBeforeItsNextCreate() {
    assertStoppedAfter(
        () -> {
          delete("locks/payouts.0-of-1.lock");
          write("locks/payouts.0-of-1.lock");
        },
        "of this machine");
  }

  @Test
  void aLockFileThatIsDeletedWhileAnIntentIsWrittenKeepsItsRequestFromLeaving() {
    addOrder();
    StateDirectory files = StateDirectory.at(directory.resolve("a"));
    StateFiles deleting =
        new StateFiles() {
          @Override
          public Optional<String> read(String name) {
            return files.read(name);
          }

          @Override
          public void replace(String name, String content) {
            files.replace(name, content);
          }

          @Override
          public void append(String name, String line) {
            delete("a/lock");
            files.append(name, line);
          }

          @Override
          public Lock lock(String holder) {
            return files.lock(holder);
          }
        };
    RunReport report =
        engine("a")
            .journal(FileJournal.over(deleting, host, MachineLocks.NONE))
            .build()
            .run(PAYROLL);
    assertThat(report.failure().orElseThrow().cause()).isEqualTo(FailureCause.NOT_CARRIED_THROUGH);
    assertThat(workspace.drafts()).isEmpty();
  }

  private long intents(String stateDir) {
    return FileJournal.over(StateDirectory.at(directory.resolve(stateDir)), host, MachineLocks.NONE)
        .read()
        .stream()
        .filter(entry -> entry.event() == JournalEntry.Event.INTENDED)
        .count();
  }

  private void assertStoppedAfter(Runnable event, String whose) {
    addOrder();
    addOrder();
    addOrder();
    workspace.creating(
        draft -> {
          if (workspace.drafts().isEmpty()) {
            event.run();
          }
          return workspace.store(draft);
        });
    RunReport report = run("a");
    RunReport.RunFailure stop = report.failure().orElseThrow();
    assertThat(stop.cause()).isEqualTo(FailureCause.NOT_CARRIED_THROUGH);
    assertThat(stop.sentence())
        .startsWith("The lock file " + whose + " was deleted or replaced during this run");
    assertThat(report.items())
        .extracting(Item::status)
        .containsExactly(Status.CREATED, Status.FAILED, Status.FAILED);
    assertThat(intents("a")).as("the journal may belong to another run by now").isOne();
    assertThat(run("a").count(Status.CREATED)).as("the next run").isEqualTo(2);
    assertThat(workspace.drafts())
        .extracting(PayoutDraft::payable)
        .hasSize(3)
        .doesNotHaveDuplicates();
  }

  private void delete(String name) {
    try {
      Files.delete(directory.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(String name) {
    try {
      Files.writeString(directory.resolve(name), "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
