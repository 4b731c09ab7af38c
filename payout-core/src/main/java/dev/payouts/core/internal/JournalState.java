package dev.payouts.core.internal;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.payouts.core.JournalEntry;
import dev.payouts.core.PayableType;
import dev.payouts.core.SourceId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a journal says of each payable: the last word counts. Immutable. */
final class JournalState {
  private final ImmutableList<JournalEntry> last;
  private final ImmutableSet<SourceId> open;

  private JournalState(ImmutableList<JournalEntry> last) {
    this.last = last;
    this.open = open().stream().map(JournalEntry::source).collect(ImmutableSet.toImmutableSet());
  }

  private record Key(PayableType type, SourceId source) {}

  static JournalState of(List<JournalEntry> entries) {
    Map<Key, JournalEntry> last = new LinkedHashMap<>();
    for (JournalEntry entry : entries) {
      last.put(new Key(entry.type(), entry.source()), entry);
    }
    return new JournalState(ImmutableList.copyOf(last.values()));
  }

  /** Returns the payables of which nobody knows what came of them. */
  ImmutableList<JournalEntry> open() {
    return last.stream()
        .filter(entry -> entry.event().isOpen())
        .collect(ImmutableList.toImmutableList());
  }

  /** Returns the payables of a type that have a payout of ours, as far as the journal goes back. */
  ImmutableList<JournalEntry> paid(PayableType type) {
    return last.stream()
        .filter(entry -> entry.type() == type && entry.event().isPaid() && entry.payout() != null)
        .collect(ImmutableList.toImmutableList());
  }

  /** Returns the payables whose payout of ours was never compared with those of other hosts. */
  ImmutableList<JournalEntry> unaudited() {
    return last.stream()
        .filter(entry -> entry.event().isUnaudited())
        .collect(ImmutableList.toImmutableList());
  }

  /** Tells whether it is open what came of a payable. */
  boolean isOpen(SourceId source) {
    return open.contains(source);
  }
}
