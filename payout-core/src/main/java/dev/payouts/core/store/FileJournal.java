package dev.payouts.core.store;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.payouts.core.Destination;
import dev.payouts.core.Hosts;
import dev.payouts.core.Journal;
import dev.payouts.core.JournalEntry;
import dev.payouts.core.RunStoppedException;
import dev.payouts.core.Shard;
import dev.payouts.core.StopCause;
import dev.payouts.core.host.Host;
import dev.payouts.core.host.MachineLocks;
import dev.payouts.core.host.StateFiles;
import dev.payouts.core.host.StateFiles.LockedException;
import dev.payouts.core.host.StateFiles.StateFileException;
import dev.payouts.core.host.SystemHost;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * The journal in {@code journal.jsonl} of a state directory: one JSON object per line, append-only.
 * An incomplete last line is dropped, because no request was sent for it; other damage stops the
 * run. Thread-safe.
 */
public final class FileJournal implements Journal {
  private static final String FILE = "journal.jsonl";

  /** The shard the directory was last used for, for example {@code 0/4}; none for all payables. */
  private static final String SHARD_FILE = "shard";

  private final StateFiles files;
  private final Host host;
  private final MachineLocks locks;

  private FileJournal(StateFiles files, Host host, MachineLocks locks) {
    this.files = files;
    this.host = host;
    this.locks = locks;
  }

  /**
   * {@return the journal of a state directory, with this user's locks on this machine; nothing is
   * read or written yet}
   *
   * @param stateDir the state directory; created at the first write
   */
  public static FileJournal at(Path stateDir) {
    return at(stateDir, UserLocks.ofThisUser());
  }

  /**
   * {@return the journal of a state directory; nothing is read or written yet}
   *
   * @param stateDir the state directory; created at the first write
   * @param locks prevents overlapping runs with other state directories on this machine
   */
  public static FileJournal at(Path stateDir, MachineLocks locks) {
    return over(StateDirectory.at(stateDir), new SystemHost(), locks);
  }

  /**
   * {@return a journal over the given files and host, for tests}
   *
   * @param files the files of the state directory
   * @param host the clock
   * @param locks prevents overlapping runs with other state directories on the machine
   */
  public static FileJournal over(StateFiles files, Host host, MachineLocks locks) {
    return new FileJournal(files, host, locks);
  }

  @Override
  public Session begin(Claim claim) {
    try {
      RunLocks held =
          RunLocks.take(
              files, claim.hosts() == Hosts.SHARED ? MachineLocks.NONE : locks, claim, host.now());
      try {
        DestinationNote.bind(files, claim.destination());
        return new FileSession(held, compacted(parse()));
      } catch (RuntimeException e) {
        held.close();
        throw e;
      }
    } catch (LockedException e) {
      throw new RunStoppedException(
          StopCause.LOCKED,
          "Another run is in progress (%s): wait until it ends and run again."
              .formatted(e.holder()),
          e);
    } catch (StateFileException e) {
      throw notUsable(e);
    }
  }

  @Override
  public ImmutableList<JournalEntry> read() {
    try {
      return parse().entries();
    } catch (StateFileException e) {
      throw notUsable(e);
    }
  }

  @Override
  public void requireDestination(Destination destination) {
    try {
      DestinationNote.require(files, destination);
    } catch (StateFileException e) {
      throw notUsable(e);
    }
  }

  private JournalLines parse() {
    return JournalLines.parse(files.read(FILE).orElse(""));
  }

  /** Drops an incomplete last line before anything is appended, and compacts a long journal. */
  private ImmutableList<JournalEntry> compacted(JournalLines lines) {
    ImmutableList<JournalEntry> entries = lines.entries();
    if (Compaction.isDue(entries)) {
      entries = Compaction.of(entries, host.now());
    }
    if (lines.isTorn() || !entries.equals(lines.entries())) {
      files.replace(FILE, JournalLines.render(entries));
    }
    return entries;
  }

  private static RunStoppedException notUsable(StateFileException e) {
    return new RunStoppedException(
        StopCause.NOT_CARRIED_THROUGH, String.valueOf(e.getMessage()), e);
  }

  private final class FileSession implements Session {
    private final RunLocks locks;
    private final ImmutableList<JournalEntry> entries;

    FileSession(RunLocks locks, ImmutableList<JournalEntry> entries) {
      this.locks = locks;
      this.entries = entries;
    }

    @Override
    public ImmutableList<JournalEntry> entries() {
      return entries;
    }

    @Override
    public boolean wasLastUsedFor(Shard shard) {
      try {
        return files
            .read(SHARD_FILE)
            .map(last -> ShardNote.isOf(shard, last))
            .orElse(shard.equals(Shard.WHOLE));
      } catch (StateFileException e) {
        throw notUsable(e);
      }
    }

    @Override
    public void useFor(Shard shard) {
      try {
        files.replace(SHARD_FILE, ShardNote.text(shard));
      } catch (StateFileException e) {
        throw notUsable(e);
      }
    }

    /** A journal with an entry of a run has all creates of that run. */
    @Override
    public Optional<Instant> lastCreateElsewhere() {
      ImmutableSet<String> known =
          entries.stream().map(JournalEntry::runId).collect(ImmutableSet.toImmutableSet());
      return locks.lastCreates().stream()
          .filter(create -> !known.contains(create.runId()))
          .map(MachineLocks.LastCreate::at)
          .max(Comparator.naturalOrder());
    }

    @Override
    public void append(JournalEntry entry) {
      boolean isIntent = entry.event() == JournalEntry.Event.INTENDED;
      try {
        if (isIntent) {
          locks.requireIntact(); // else the journal may be in the hands of another run
        }
        files.append(FILE, JournalLines.line(entry));
        if (isIntent) {
          locks.remember(host.now()); // once it is on disk, so that this journal knows of the run
          locks.requireIntact(); // a run that begins from now on reads the intent
        }
      } catch (StateFileException e) {
        throw notUsable(e);
      }
    }

    @Override
    public void close() {
      locks.close();
    }
  }
}
