package dev.payouts.core.store;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.Journal;
import dev.payouts.core.JournalEntry;
import dev.payouts.core.RunStoppedException;
import dev.payouts.core.Shard;
import dev.payouts.core.StopCause;
import dev.payouts.core.host.Host;
import dev.payouts.core.host.StateFiles;
import dev.payouts.core.host.StateFiles.LockedException;
import dev.payouts.core.host.StateFiles.StateFileException;
import dev.payouts.core.host.SystemHost;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The journal in {@code journal.jsonl} of a state directory: one JSON object a line, append only. A
 * last line that a crash tore is dropped, for nothing was sent on its account; damage before it
 * stops the run. Safe for use by several threads.
 */
public final class FileJournal implements Journal {
  /** How long the end of a payable's story is kept for the sake of lagging queries. */
  static final Duration KEEP_ENDED = Duration.ofDays(2);

  /**
   * How long a payout is kept that was not yet compared with those of other hosts. The run that
   * makes up for an audit may be the next month's.
   */
  static final Duration KEEP_UNAUDITED = Duration.ofDays(62);

  /** From how many lines on the journal is rewritten without what has ended long ago. */
  static final int COMPACT_FROM_LINES = 2_000;

  private static final String FILE = "journal.jsonl";

  /** Which shard the directory was last used for, as in {@code 0/4}; not there: for the whole. */
  private static final String SHARD_FILE = "shard";

  private final StateFiles files;
  private final Host host;

  private FileJournal(StateFiles files, Host host) {
    this.files = files;
    this.host = host;
  }

  /**
   * {@return the journal of a state directory; nothing is read or written yet}
   *
   * @param stateDir the state directory; made when first written to
   */
  public static FileJournal at(Path stateDir) {
    return over(StateDirectory.at(stateDir), new SystemHost());
  }

  /**
   * {@return the journal over a seam of the caller's}
   *
   * @param files the files of the state directory
   * @param host the machine
   */
  public static FileJournal over(StateFiles files, Host host) {
    return new FileJournal(files, host);
  }

  @Override
  public Session begin(String runId) {
    try {
      StateFiles.Lock lock =
          files.lock(
              "process %d, run %s, since %s"
                  .formatted(
                      ProcessHandle.current().pid(),
                      runId,
                      host.now().truncatedTo(ChronoUnit.SECONDS)));
      try {
        return new FileSession(lock, compacted(parse()));
      } catch (RuntimeException e) {
        lock.close();
        throw e;
      }
    } catch (LockedException e) {
      throw new RunStoppedException(
          StopCause.LOCKED,
          "Another run is under way (%s): wait for its end and run again.".formatted(e.holder()),
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

  private JournalLines parse() {
    return JournalLines.parse(files.read(FILE).orElse(""));
  }

  /** Drops a torn line before anything is appended to it, and what has ended long ago. */
  private ImmutableList<JournalEntry> compacted(JournalLines lines) {
    ImmutableList<JournalEntry> entries = lines.entries();
    if (entries.size() >= COMPACT_FROM_LINES) {
      entries = withoutOld(entries, host.now());
    }
    if (lines.isTorn() || entries.size() < lines.entries().size()) {
      files.replace(FILE, JournalLines.render(entries));
    }
    return entries;
  }

  private static ImmutableList<JournalEntry> withoutOld(List<JournalEntry> entries, Instant now) {
    Map<JournalKey, JournalEntry> last = new LinkedHashMap<>();
    entries.forEach(entry -> last.put(JournalKey.of(entry), entry));
    return entries.stream()
        .filter(
            entry -> {
              JournalEntry end = last.get(JournalKey.of(entry));
              return end == null
                  || end.event().isOpen()
                  || end.at().isAfter(now.minus(keep(end.event())));
            })
        .collect(ImmutableList.toImmutableList());
  }

  private static Duration keep(JournalEntry.Event end) {
    return end.isUnaudited() ? KEEP_UNAUDITED : KEEP_ENDED;
  }

  private static RunStoppedException notUsable(StateFileException e) {
    return new RunStoppedException(
        StopCause.NOT_CARRIED_THROUGH, String.valueOf(e.getMessage()), e);
  }

  private record JournalKey(dev.payouts.core.PayableType type, dev.payouts.core.SourceId source) {
    static JournalKey of(JournalEntry entry) {
      return new JournalKey(entry.type(), entry.source());
    }
  }

  private final class FileSession implements Session {
    private final StateFiles.Lock lock;
    private final ImmutableList<JournalEntry> entries;

    FileSession(StateFiles.Lock lock, ImmutableList<JournalEntry> entries) {
      this.lock = lock;
      this.entries = entries;
    }

    @Override
    public ImmutableList<JournalEntry> entries() {
      return entries;
    }

    /** What cannot be understood was not written for this shard: the run waits. */
    @Override
    public boolean wasLastUsedFor(Shard shard) {
      try {
        return files
            .read(SHARD_FILE)
            .map(last -> last.strip().equals(shard.toString()))
            .orElse(shard.equals(Shard.WHOLE));
      } catch (StateFileException e) {
        throw notUsable(e);
      }
    }

    @Override
    public void useFor(Shard shard) {
      try {
        files.replace(SHARD_FILE, shard + "\n");
      } catch (StateFileException e) {
        throw notUsable(e);
      }
    }

    @Override
    public void append(JournalEntry entry) {
      try {
        files.append(FILE, JournalLines.line(entry));
      } catch (StateFileException e) {
        throw notUsable(e);
      }
    }

    @Override
    public void close() {
      lock.close();
    }
  }
}
