package dev.payouts.core.store;

import static dev.payouts.core.testing.Fixtures.claim;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.RunAbortedException;
import dev.payouts.core.host.MachineLocks;
import dev.payouts.core.host.MachineLocks.LastCreate;
import dev.payouts.core.model.ContractorId;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.model.PayoutId;
import dev.payouts.core.spi.Journal;
import dev.payouts.core.spi.JournalEntry;
import dev.payouts.core.spi.JournalEntry.Event;
import dev.payouts.core.testing.HandHost;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What a run may still write, and what it makes of the creates of the run before. */
class LostLockTest {
  private final FilesInMemory files = new FilesInMemory();
  private final List<LastCreate> lastCreates = new ArrayList<>();
  private boolean isIntact = true;

  private Journal journal() {
    MachineLocks locks =
        (scope, holder) ->
            new MachineLocks.Held() {
              @Override
              public ImmutableList<LastCreate> lastCreates() {
                return ImmutableList.copyOf(lastCreates);
              }

              @Override
              public void remember(LastCreate create) {
                lastCreates.add(create);
              }

              @Override
              public boolean isIntact() {
                return isIntact;
              }

              @Override
              public void close() {}
            };
    return FileJournal.over(files, new HandHost(), locks);
  }

  private static JournalEntry entry(Event event) {
    return new JournalEntry(
        HandHost.START,
        "run-1",
        event,
        PayableType.REFUND,
        new PayableId("a"),
        new ContractorId("c1"),
        null,
        new PayoutId("p1"));
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(names = {"INTENDED", "VOIDING"})
  void withoutItsLockARunAnnouncesNoRequest(Event event) {
    Journal journal = journal();
    try (Journal.Session session = journal.begin(claim("run-1"))) {
      isIntact = false;
      assertThatThrownBy(() -> session.append(entry(event)))
          .isInstanceOf(RunAbortedException.class);
    }
    assertThat(journal.read()).isEmpty();
    assertThat(lastCreates).isEmpty();
  }

  /** The request has been sent: the next run must know what became of it. */
  @ParameterizedTest(name = "{0}")
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"INTENDED", "VOIDING"})
  void withoutItsLockARunStillWritesWhatBecameOfARequest(Event event) {
    Journal journal = journal();
    try (Journal.Session session = journal.begin(claim("run-1"))) {
      isIntact = false;
      session.append(entry(event));
    }
    assertThat(journal.read()).containsExactly(entry(event));
  }

  @Test
  void aJournalWithEveryIntentOfTheLastRunKnowsItsCreatesWhateverBecameOfThem() {
    Journal journal = journal();
    try (Journal.Session session = journal.begin(claim("run-1"))) {
      session.append(entry(Event.INTENDED));
      session.append(entry(Event.INTENDED));
      session.append(entry(Event.CREATED));
    }
    assertThat(lastCreates).extracting(LastCreate::intents).containsExactly(1L, 2L);
    lastCreates.remove(0);
    try (Journal.Session session = journal.begin(claim("run-2"))) {
      assertThat(session.lastCreateElsewhere()).isEmpty();
    }
    files.replace("journal.jsonl", JournalLines.line(entry(Event.INTENDED)) + "\n");
    try (Journal.Session session = journal.begin(claim("run-2"))) {
      assertThat(session.lastCreateElsewhere()).as("a backup").contains(HandHost.START);
    }
  }
}
