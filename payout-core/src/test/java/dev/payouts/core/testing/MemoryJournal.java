package dev.payouts.core.testing;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.Shard;
import dev.payouts.core.spi.Destination;
import dev.payouts.core.spi.Journal;
import dev.payouts.core.spi.JournalEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A journal in memory that a test can read, fill and slow down. Not thread-safe. */
public final class MemoryJournal implements Journal {
  private final List<JournalEntry> entries = new ArrayList<>();
  private Consumer<JournalEntry> writing = entry -> {};

  /** Adds entries of earlier runs. */
  public MemoryJournal with(JournalEntry... more) {
    entries.addAll(List.of(more));
    return this;
  }

  /** Sets an action to run while an entry is being written. */
  public MemoryJournal writing(Consumer<JournalEntry> hook) {
    writing = hook;
    return this;
  }

  @Override
  public ImmutableList<JournalEntry> read() {
    return ImmutableList.copyOf(entries);
  }

  @Override
  public void requireDestination(Destination destination) {}

  @Override
  public Session begin(Claim claim) {
    ImmutableList<JournalEntry> before = read();
    return new Session() {
      @Override
      public ImmutableList<JournalEntry> entries() {
        return before;
      }

      @Override
      public boolean wasLastUsedFor(Shard shard) {
        return true;
      }

      @Override
      public void useFor(Shard shard) {}

      @Override
      public Optional<Instant> lastCreateElsewhere() {
        return Optional.empty();
      }

      @Override
      public void append(JournalEntry entry) {
        writing.accept(entry);
        entries.add(entry);
      }

      @Override
      public void close() {}
    };
  }
}
