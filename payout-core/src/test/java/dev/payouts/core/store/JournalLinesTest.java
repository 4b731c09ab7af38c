package dev.payouts.core.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.payouts.core.RunAbortedException;
import dev.payouts.core.model.ContractorId;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.model.PayoutId;
import dev.payouts.core.spi.JournalEntry;
import dev.payouts.core.spi.JournalEntry.Event;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is read of a journal is what was written, or the line is named as damaged. */
class JournalLinesTest {
  private static final Instant MIDNIGHT = Instant.parse("2026-10-31T00:00:00Z");

  private static JournalEntry entry(Event event, String payable) {
    return new JournalEntry(
        MIDNIGHT,
        "run-1",
        event,
        PayableType.REFUND,
        new PayableId(payable),
        new ContractorId(uuid("person")),
        null,
        new PayoutId(uuid("payout")));
  }

  private static String uuid(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(UTF_8)).toString();
  }

  private static void assertDamaged(String text, int line) {
    assertThatThrownBy(() -> JournalLines.parse(text))
        .isInstanceOf(RunAbortedException.class)
        .hasMessageStartingWith("Line " + line + " of journal.jsonl")
        .hasMessageContaining("is damaged");
  }

  /** At midnight it looks like a compacted entry in everything but its run. */
  @ParameterizedTest(name = "{0}")
  @EnumSource(Event.class)
  void everyEventOfARunIsReadBackWithItsRun(Event event) {
    List<JournalEntry> entries = List.of(entry(event, uuid("payable")));
    JournalLines read = JournalLines.parse(JournalLines.render(entries));
    assertThat(read.entries()).isEqualTo(entries);
    assertThat(read.isTorn()).isFalse();
  }

  @Test
  void anEmptyLineIsDamagedAndNotTheEndOfTheJournal() {
    String lines = JournalLines.render(List.of(entry(Event.CREATED, "a")));
    assertDamaged("\n" + lines, 1);
    assertDamaged(lines + "\n", 2);
  }

  /** The second would be lost, and with it that its payable was paid. */
  @Test
  void twoEntriesOnOneLineAreDamaged() {
    for (String payable : List.of("a", uuid("payable"))) {
      JournalEntry one = entry(Event.CREATED, payable);
      for (JournalEntry first : List.of(one, CompactedEntry.of(one))) {
        for (JournalEntry second : List.of(one, CompactedEntry.of(one))) {
          assertDamaged(JournalLines.line(first) + JournalLines.line(second) + "\n", 1);
        }
      }
    }
  }

  @Test
  void whatFollowsAnEntryOnItsLineIsDamage() {
    JournalEntry entry = entry(Event.CREATED, uuid("payable"));
    for (JournalEntry written : List.of(entry, CompactedEntry.of(entry))) {
      String line = JournalLines.line(written);
      Stream.of("x", "}", "]", ",", "\"}").forEach(more -> assertDamaged(line + more + "\n", 1));
    }
  }
}
