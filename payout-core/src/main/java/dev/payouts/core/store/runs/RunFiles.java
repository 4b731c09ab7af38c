package dev.payouts.core.store.runs;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.ImmutableList;
import com.google.common.io.ByteStreams;
import com.google.common.io.Closeables;
import dev.payouts.core.host.StateFiles;
import dev.payouts.core.host.StateFiles.StateFileException;
import dev.payouts.core.store.StateDirectory;
import dev.payouts.core.store.internal.FormatVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of stored runs, in {@code runs} of a state directory: one per run, with the run on the
 * first line followed by its report. Files are replaced atomically, so several processes may read
 * and write them. Thread-safe.
 */
final class RunFiles {
  private static final String SUFFIX = ".run";
  private static final int MAX_LINE_BYTES = 64 * 1024;
  private static final Logger LOG = LoggerFactory.getLogger(RunFiles.class);

  private final StateDirectory files;
  private final Set<String> unusable = ConcurrentHashMap.newKeySet();

  private final AtomicLong reads = new AtomicLong();

  private RunFiles(StateDirectory files) {
    this.files = files;
  }

  static RunFiles of(Path stateDir) {
    return new RunFiles(StateDirectory.at(stateDir.resolve("runs")));
  }

  StateFiles.Lock lock() {
    return files.lock("process " + ProcessHandle.current().pid());
  }

  /** Returns the name of a run's file. */
  static String name(KeptRun run) {
    return run.runId() + SUFFIX;
  }

  /**
   * Returns the names of the files, in no particular order.
   *
   * @throws StateFileException if the directory cannot be read
   */
  ImmutableList<String> names() {
    return files.names().stream().filter(name -> name.endsWith(SUFFIX)).collect(toImmutableList());
  }

  /** Returns the files, the latest change first. */
  ImmutableList<StateDirectory.Changed> latestFirst() {
    return files.latestFirst().stream()
        .filter(file -> file.name().endsWith(SUFFIX))
        .collect(toImmutableList());
  }

  /** Returns the ID of the run whose file has a name. */
  static String runId(String name) {
    return name.substring(0, name.length() - SUFFIX.length());
  }

  /** Returns how many files have been read. */
  long reads() {
    return reads.get();
  }

  /**
   * Reads the run of a file; empty if the file is gone, damaged or of a newer version, which is
   * logged once.
   */
  Optional<KeptRun> read(String name) {
    try {
      return readExactly(name);
    } catch (FormatVersion.NewerException e) {
      warnOnce(name, "a newer version of this program wrote it");
    } catch (IllegalArgumentException | IOException | StateFileException e) {
      warnOnce(name);
    }
    return Optional.empty();
  }

  /**
   * Reads the run of a file; empty if the file is gone.
   *
   * @throws FormatVersion.NewerException if a newer version of this program wrote it
   * @throws IllegalArgumentException if it is damaged
   * @throws StateFileException if it cannot be opened
   * @throws IOException if it cannot be read
   */
  Optional<KeptRun> readExactly(String name) throws IOException {
    reads.incrementAndGet();
    try (InputStream in = files.open(name)) {
      KeptRun run = KeptRunJson.parse(readLine(in));
      return Optional.of(run).filter(found -> name(found).equals(name));
    } catch (StateFileException e) {
      if (e.getCause() instanceof NoSuchFileException) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** Logs once that a file is damaged. */
  void warnOnce(String name) {
    warnOnce(name, "its file is damaged");
  }

  private void warnOnce(String name, String why) {
    if (unusable.add(name)) {
      LOG.warn("a stored run is skipped, {}: {}", why, name);
    }
  }

  /**
   * Opens the report of a run, in UTF-8; the caller closes it.
   *
   * @throws StateFileException if it no longer exists or cannot be read
   */
  InputStream report(KeptRun run) {
    InputStream in = files.open(name(run));
    try {
      readLine(in);
      return in;
    } catch (IOException e) {
      Closeables.closeQuietly(in);
      throw new StateFileException("The report of a run cannot be read: " + run.runId(), e);
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

  /**
   * Replaces the file of a run; it is on disk when this returns.
   *
   * @throws StateFileException if it could not be written; the old file is still there
   */
  void write(KeptRun run, StateDirectory.Content report) {
    files.replace(
        name(run),
        out -> {
          out.write((KeptRunJson.line(run) + "\n").getBytes(UTF_8));
          report.writeTo(out);
          out.write('\n');
        });
  }

  /** Rewrites the line of a run and keeps its report. */
  void rewrite(KeptRun run) {
    try (InputStream report = report(run)) {
      String text = new String(report.readAllBytes(), UTF_8).stripTrailing();
      write(run, out -> out.write(text.getBytes(UTF_8)));
    } catch (IOException e) {
      throw new StateFileException("The report of a run cannot be read: " + run.runId(), e);
    }
  }

  /** Deletes the file of a run. */
  void delete(KeptRun run) {
    try {
      files.delete(name(run));
    } catch (StateFileException e) {
      LOG.warn("an old run could not be deleted and will reappear: {}", run.runId());
    }
  }
}
