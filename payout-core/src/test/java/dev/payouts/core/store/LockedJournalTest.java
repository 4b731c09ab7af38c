package dev.payouts.core.store;

import static dev.payouts.core.testing.Fixtures.claim;
import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.core.model.ContractorId;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.spi.Journal;
import dev.payouts.core.spi.JournalEntry;
import dev.payouts.core.spi.JournalEntry.Event;
import dev.payouts.core.testing.HandHost;
import dev.payouts.core.testing.MemoryJournal;
import org.junit.jupiter.api.Test;

class LockedJournalTest {
  @Test
  void eachRunReadsWhatTheOnesBeforeItHaveWritten() {
    var entry =
        new JournalEntry(
            HandHost.START,
            "run",
            Event.INTENDED,
            PayableType.REFUND,
            new PayableId("r1"),
            new ContractorId("c1"),
            null,
            null);
    var journal = new MemoryJournal();
    try (LockedJournal held = LockedJournal.take(journal, claim("run"))) {
      try (Journal.Session first = held.begin(claim("run"))) {
        first.append(entry);
      }
      try (Journal.Session second = held.begin(claim("run"))) {
        assertThat(second.entries()).containsExactly(entry);
      }
      assertThat(held.read()).containsExactly(entry);
      assertThat(journal.read()).as("on disk").containsExactly(entry);
    }
  }
}
