package dev.payouts.core.spi;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.Shard;
import java.time.Instant;
import java.util.Optional;

/** A journal that stores nothing. */
final class NoJournal implements Journal {
  @Override
  public Session begin(Claim claim) {
    return new Session() {
      @Override
      public ImmutableList<JournalEntry> entries() {
        return ImmutableList.of();
      }

      @Override
      public boolean wasLastUsedFor(Shard shard) {
        return shard.equals(Shard.WHOLE);
      }

      @Override
      public void useFor(Shard shard) {}

      @Override
      public Optional<Instant> lastCreateElsewhere() {
        return Optional.empty();
      }

      @Override
      public void append(JournalEntry entry) {}

      @Override
      public void close() {}
    };
  }

  @Override
  public void requireDestination(Destination destination) {}

  @Override
  public ImmutableList<JournalEntry> read() {
    return ImmutableList.of();
  }
}
