package dev.payouts.core.store;

import com.google.common.collect.ConcurrentHashMultiset;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMultiset;
import com.google.common.collect.Multiset;
import dev.payouts.core.FailureCause;
import dev.payouts.core.HostSharing;
import dev.payouts.core.RunAbortedException;
import dev.payouts.core.Shard;
import dev.payouts.core.host.Host;
import dev.payouts.core.host.MachineLocks;
import dev.payouts.core.host.StateFiles;
import dev.payouts.core.host.StateFiles.LockedException;
import dev.payouts.core.host.StateFiles.StateFileException;
import dev.payouts.core.host.SystemHost;
import dev.payouts.core.spi.Destination;
import dev.payouts.core.spi.Journal;
import dev.payouts.core.spi.JournalEntry;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;

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
  private final Predicate<ImmutableList<JournalEntry>> mayCompact;

  private FileJournal(
      StateFiles files,
      Host host,
      MachineLocks locks,
      Predicate<ImmutableList<JournalEntry>> mayCompact) {
    this.files = files;
    this.host = host;
    this.locks = locks;
    this.mayCompact = mayCompact;
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
    return new FileJournal(files, host, locks, entries -> true);
  }

  /**
   * {@return this journal, which asks before it is compacted}
   *
   * @param mayCompact gets all entries, and tells whether those may go that compaction drops
   */
  public FileJournal compactedIf(Predicate<ImmutableList<JournalEntry>> mayCompact) {
    return new FileJournal(files, host, locks, mayCompact);
  }

  @Override
  public Session begin(Claim claim) {
    try {
      RunLocks held =
          RunLocks.take(
              files,
              claim.hosts() == HostSharing.SHARED ? MachineLocks.NONE : locks,
              claim,
              host.now());
      try {
        DestinationFile.bind(files, claim.destination());
        return new FileSession(held, compacted(parse()));
      } catch (RuntimeException e) {
        held.close();
        throw e;
      }
    } catch (LockedException e) {
      throw new RunAbortedException(
          FailureCause.LOCKED,
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
      DestinationFile.require(files, destination);
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
    if (Compaction.isDue(entries) && mayCompact.test(entries)) {
      entries = Compaction.of(entries, host.now());
    }
    if (lines.isTorn() || !entries.equals(lines.entries())) {
      files.replace(FILE, JournalLines.render(entries));
    }
    return entries;
  }

  private static RunAbortedException notUsable(StateFileException e) {
    return new RunAbortedException(
        FailureCause.NOT_CARRIED_THROUGH, String.valueOf(e.getMessage()), e);
  }

  private final class FileSession implements Session {
    private final RunLocks locks;
    private final ImmutableList<JournalEntry> entries;

    /** The runs of all intents, counted before they are written. */
    private final Multiset<String> intents;

    FileSession(RunLocks locks, ImmutableList<JournalEntry> entries) {
      this.locks = locks;
      this.entries = entries;
      this.intents = ConcurrentHashMultiset.create(runsOfIntents());
    }

    private ImmutableMultiset<String> runsOfIntents() {
      return entries.stream()
          .filter(entry -> entry.event() == JournalEntry.Event.INTENDED)
          .map(JournalEntry::runId)
          .collect(ImmutableMultiset.toImmutableMultiset());
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
            .map(last -> ShardFile.isOf(shard, last))
            .orElse(shard.equals(Shard.WHOLE));
      } catch (StateFileException e) {
        throw notUsable(e);
      }
    }

    @Override
    public void useFor(Shard shard) {
      try {
        files.replace(SHARD_FILE, ShardFile.text(shard));
      } catch (StateFileException e) {
        throw notUsable(e);
      }
    }

    /**
     * A journal has all creates of a run if it has as many intents of it as were written. It may
     * have fewer, if it is a copy or a backup that was made during the run.
     */
    @Override
    public Optional<Instant> lastCreateElsewhere() {
      ImmutableMultiset<String> known = runsOfIntents();
      return locks.lastCreates().stream()
          .filter(
              create -> create.intents() == 0 || known.count(create.runId()) != create.intents())
          .map(MachineLocks.LastCreate::at)
          .max(Comparator.naturalOrder());
    }

    @Override
    public void append(JournalEntry entry) {
      boolean isIntent = entry.event() == JournalEntry.Event.INTENDED;
      boolean isBeforeRequest = isIntent || entry.event() == JournalEntry.Event.VOIDING;
      try {
        if (isBeforeRequest) {
          locks.requireIntact(); // else the journal may be in the hands of another run
        }
        if (isIntent) {
          intents.add(entry.runId());
        }
        files.append(FILE, JournalLines.line(entry));
        if (isIntent) {
          remember(entry.runId()); // once it is on disk, so that this journal knows of the create
          locks.requireIntact(); // a run that begins from now on reads the intent
        }
      } catch (StateFileException e) {
        throw notUsable(e);
      }
    }

    /** The last count that is recorded must be the highest one. */
    private synchronized void remember(String runId) {
      locks.remember(host.now(), runId, intents.count(runId));
    }

    @Override
    public void close() {
      locks.close();
    }
  }
}
