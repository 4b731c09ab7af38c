package dev.payouts.core;

import static dev.payouts.core.testing.Fixtures.refund;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableSet;
import dev.payouts.core.model.LivePayout;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.model.PayoutDraft;
import dev.payouts.core.model.PayoutId;
import dev.payouts.core.spi.CreateResult;
import dev.payouts.core.spi.Destination;
import dev.payouts.core.spi.JournalEntry;
import dev.payouts.core.spi.JournalEntry.Event;
import dev.payouts.core.spi.PayoutSink;
import dev.payouts.core.testing.HandHost;
import dev.payouts.core.testing.InMemoryWorkspace;
import dev.payouts.core.testing.MemoryJournal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a sink is told about the create that it is about to send (PayoutSink.Sending). */
class SendingTest {
  private static final CreateResult UNKNOWN = new CreateResult.Unknown("no answer");

  private final HandHost host = new HandHost();
  private final MemoryJournal journal = new MemoryJournal();
  private final InMemoryWorkspace workspace = new InMemoryWorkspace().with(refund("r1"));
  private HostSharing hosts = HostSharing.EXCLUSIVE;
  private @Nullable PayoutEngine engine;

  /** Creates a payout. */
  @FunctionalInterface
  private interface Creating {
    CreateResult create(PayoutDraft draft, PayoutSink.Sending sending);
  }

  private record Sink(Creating creating) implements PayoutSink {
    @Override
    public Destination destination(RunRequest request) {
      return InMemoryWorkspace.DESTINATION;
    }

    @Override
    public CreateResult create(PayoutDraft draft, Sending sending) {
      return creating.create(draft, sending);
    }

    @Override
    public Optional<String> complete(PayableId order, ImmutableSet<PayableId> lineItems) {
      return Optional.empty();
    }

    @Override
    public Optional<String> withdraw(PayoutId payout) {
      return Optional.empty();
    }
  }

  private RunReport run(Creating creating) {
    PayoutEngine begun =
        workspace
            .engine()
            .host(host)
            .hosts(hosts)
            .journal(journal)
            .sink(new Sink(creating))
            .build();
    engine = begun;
    return begun.run(RunRequest.refund().build());
  }

  private void stop() {
    if (engine != null) {
      engine.stop();
    }
  }

  private void assertStoppedWithoutAPayout(RunReport report) {
    assertThat(workspace.drafts()).isEmpty();
    assertThat(report.items()).extracting(Item::reason).containsExactly(Reason.NOT_ATTEMPTED);
    assertThat(report.items().get(0).message())
        .isEqualTo("The run was stopped before creating this payout: run again.");
    assertThat(report.failure().map(RunReport.RunFailure::cause)).contains(FailureCause.STOPPED);
  }

  @Test
  void aRunThatIsStoppedBeforeTheIntentIsWrittenSendsNothingAndWritesNothing() {
    RunReport report =
        run(
            (draft, sending) -> {
              stop();
              sending.beforeSending();
              return workspace.store(draft);
            });
    assertStoppedWithoutAPayout(report);
    assertThat(journal.read()).isEmpty();
  }

  @Test
  void aRunThatIsStoppedWhileItsSinkWaitsToSendAgainKnowsThatNothingWasCreated() {
    RunReport report =
        run(
            (draft, sending) -> {
              sending.beforeSending();
              stop();
              sending.whileWaiting();
              return workspace.store(draft);
            });
    assertStoppedWithoutAPayout(report);
    assertThat(journal.read())
        .extracting(JournalEntry::event)
        .containsExactly(Event.INTENDED, Event.NOT_CARRIED_OUT);
  }

  @Test
  void thePayoutsOfARunGetItsIdAsTheirKey() {
    List<String> keys = new ArrayList<>();
    run(
        (draft, sending) -> {
          keys.add(sending.runKey());
          sending.beforeSending();
          return workspace.store(draft);
        });
    assertThat(journal.read()).extracting(JournalEntry::runId).containsOnly(keys.get(0));
    assertThat(keys.get(0)).isNotEmpty();
  }

  /** On several hosts a payout without the key would be adopted, and never withdrawn. */
  @Test
  void theKeyOfTheRunProvesWhichPayoutACreateWithoutAnAnswerHasMade() {
    hosts = HostSharing.SHARED;
    RunReport report =
        run(
            (draft, sending) -> {
              sending.beforeSending();
              workspace.with(keyed(draft, "ours", sending.runKey()));
              return UNKNOWN;
            });
    assertThat(report.items()).extracting(Item::payout).containsExactly(new PayoutId("ours"));
    assertThat(journal.read())
        .extracting(JournalEntry::event)
        .containsExactly(Event.INTENDED, Event.UNKNOWN, Event.CREATED, Event.AUDITED);
  }

  private static LivePayout keyed(PayoutDraft draft, String id, String runKey) {
    return new LivePayout(
        new PayoutId(id),
        ImmutableSet.of(draft.payable()),
        ImmutableSet.of(draft.contractor()),
        ImmutableSet.of(),
        draft.money(),
        draft.date(),
        LivePayout.Stage.AS_CREATED,
        null,
        runKey,
        "bot",
        Instant.EPOCH);
  }

  /** It may have been delivered until then: 60 s are left to apply it, 10 s to see it. */
  @Test
  void theTimeOfACreateWithoutAnAnswerStartsWhenItFails() {
    List<Duration> creates = new ArrayList<>();
    run(
        (draft, sending) -> {
          sending.beforeSending();
          creates.add(host.elapsed());
          host.advance(Duration.ofSeconds(5));
          assertThat(sending.mayLeave()).isTrue();
          host.advance(Duration.ofSeconds(40));
          return creates.size() == 1 ? UNKNOWN : workspace.store(draft);
        });
    assertThat(creates).containsExactly(Duration.ZERO, Duration.ofSeconds(5 + 40 + 60 + 10));
  }
}
