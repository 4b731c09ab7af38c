package dev.payouts.core.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.ImmutableList;
import com.google.common.io.ByteStreams;
import com.google.common.io.Closeables;
import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.payouts.core.JournalEntry;
import dev.payouts.core.JournalEntry.Event;
import dev.payouts.core.host.StateFiles;
import dev.payouts.core.host.StateFiles.StateFileException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The latest runs with their reports, in {@code runs} of a state directory: one file each, whose
 * first line says what run it was and whose rest is its report. A file that says it is under way
 * though nobody else has the directory open belongs to a run that was interrupted. Safe for use by
 * several threads; one process at a time.
 */
public final class KeptRuns implements AutoCloseable {
  /** How many runs are kept (issue 4 names the number). */
  public static final int KEPT = 100;

  private static final String SUFFIX = ".run";
  private static final int MAX_LINE_BYTES = 64 * 1024;
  private static final Logger LOG = LoggerFactory.getLogger(KeptRuns.class);

  private final StateDirectory files;
  private final StateFiles.Lock lock;

  /** The oldest first. */
  @GuardedBy("this")
  private final List<KeptRun> runs = new ArrayList<>();

  private KeptRuns(StateDirectory files, StateFiles.Lock lock) {
    this.files = files;
    this.lock = lock;
  }

  /**
   * Opens what is kept, and notes which runs were interrupted.
   *
   * @param stateDir the state directory; made when first written to
   * @param journal what runs wrote, to tell how many payouts an interrupted one created
   * @return what is kept
   * @throws StateFiles.LockedException if another process has it open
   * @throws StateFileException if it cannot be read or written
   */
  public static KeptRuns open(Path stateDir, List<JournalEntry> journal) {
    StateDirectory files = StateDirectory.at(stateDir.resolve("runs"));
    StateFiles.Lock lock = files.lock("process " + ProcessHandle.current().pid());
    try {
      var kept = new KeptRuns(files, lock);
      kept.readAll(journal);
      return kept;
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private synchronized void readAll(List<JournalEntry> journal) {
    for (String name : files.names()) {
      if (!name.endsWith(SUFFIX)) {
        continue;
      }
      try {
        KeptRun run = KeptRunJson.parse(firstLine(name));
        if (name.equals(name(run))) {
          runs.add(run);
        }
      } catch (IllegalArgumentException e) {
        LOG.warn("a kept run is left out, its file is damaged: {}", name);
      }
    }
    runs.sort(Comparator.comparing(KeptRun::startedAt));
    for (KeptRun run : ImmutableList.copyOf(runs)) {
      if (run.state() == KeptRun.State.RUNNING) {
        interrupted(run, journal);
      }
    }
  }

  @GuardedBy("this")
  private void interrupted(KeptRun run, List<JournalEntry> journal) {
    long created =
        journal.stream()
            .filter(entry -> entry.runId().equals(run.runId()) && entry.event() == Event.CREATED)
            .count();
    RunProgress progress = run.progress();
    KeptRun end = run.interrupted(progress.withCounts(progress.counts().withCreated(created)));
    try (InputStream report = report(run)) {
      files.replace(name(end), content(end, new String(report.readAllBytes(), UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException("a kept report could not be closed", e);
    }
    runs.set(runs.indexOf(run), end);
  }

  /** {@return the runs, the latest first} */
  public synchronized ImmutableList<KeptRun> latest() {
    return ImmutableList.copyOf(runs).reverse();
  }

  /**
   * {@return a run, if it is kept}
   *
   * @param runId the ID of the run
   */
  public synchronized Optional<KeptRun> find(String runId) {
    return runs.stream().filter(run -> run.runId().equals(runId)).findFirst();
  }

  /**
   * {@return the run that an idempotency key started, if it is kept}
   *
   * @param idempotencyKey what the caller sent
   */
  public synchronized Optional<KeptRun> startedBy(String idempotencyKey) {
    String fingerprint = KeptRun.fingerprint(idempotencyKey);
    return runs.stream().filter(run -> fingerprint.equals(run.key())).findFirst();
  }

  /**
   * Keeps a run as it is now; on disk when it returns. The oldest makes room for a new one.
   *
   * @param run what is kept of it
   * @param report its report, or while it is under way the one that is true if it ends here
   * @throws StateFileException if it could not be written; what was kept before still is
   */
  public synchronized void keep(KeptRun run, String report) {
    files.replace(name(run), content(run, report));
    remember(run);
    while (runs.size() > KEPT) {
      drop(runs.remove(0));
    }
  }

  private void drop(KeptRun oldest) {
    try {
      files.delete(name(oldest));
    } catch (StateFileException e) {
      LOG.warn("an old run could not be deleted and will be back: {}", oldest.runId());
    }
  }

  /**
   * Knows a run as it is now until the process ends, where it cannot be written.
   *
   * @param run what is kept of it
   */
  public synchronized void remember(KeptRun run) {
    for (int i = 0; i < runs.size(); i++) {
      if (runs.get(i).runId().equals(run.runId())) {
        runs.set(i, run);
        return;
      }
    }
    runs.add(run); // the latest by order, for the clock may have been set back
  }

  /**
   * Opens the report of a run, in UTF-8; the caller closes it.
   *
   * @param run what is kept of it
   * @return the bytes of its JSON
   * @throws StateFileException if it is not there any more, or cannot be read
   */
  public InputStream report(KeptRun run) {
    InputStream in = files.open(name(run));
    try {
      readLine(in);
      return in;
    } catch (IOException e) {
      Closeables.closeQuietly(in);
      throw new StateFileException("The report of a run cannot be read: " + run.runId(), e);
    }
  }

  private String firstLine(String name) {
    try (InputStream in = files.open(name)) {
      return readLine(in);
    } catch (IOException e) {
      throw new StateFileException("A kept run cannot be read: " + name, e);
    }
  }

  private static String readLine(InputStream in) throws IOException {
    var line = ByteStreams.newDataOutput();
    for (int length = 0; length < MAX_LINE_BYTES; length++) {
      int next = in.read();
      if (next < 0 || next == '\n') {
        break;
      }
      line.write(next);
    }
    return new String(line.toByteArray(), UTF_8);
  }

  private static String content(KeptRun run, String report) {
    return KeptRunJson.line(run) + "\n" + report + "\n";
  }

  private static String name(KeptRun run) {
    return run.runId() + SUFFIX;
  }

  /** Lets another process open it. */
  @Override
  public void close() {
    lock.close();
  }
}
