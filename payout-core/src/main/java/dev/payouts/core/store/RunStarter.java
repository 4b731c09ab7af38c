package dev.payouts.core.store;

import com.google.common.base.Ascii;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who started a kept run, and whether they can still be at work. Immutable.
 *
 * @param way how it was started
 * @param pid the process that carries it out, on this host; null in files of earlier versions
 * @param processStartedAt when that process began, to the millisecond, since the system gives its
 *     number away again; null where the system does not say
 */
public record RunStarter(Way way, @Nullable Long pid, @Nullable Instant processStartedAt) {
  /** Earlier versions kept the runs of the HTTP trigger alone, and noted no process. */
  static final RunStarter OF_EARLIER_VERSION = new RunStarter(Way.HTTP, null, null);

  /** The system counts from its own start, whose time it knows to the second only. */
  private static final Duration PRECISION = Duration.ofSeconds(2);

  /** How a run was started. */
  public enum Way {
    /** By the command {@code payouts run}. */
    COMMAND,
    /** Over HTTP. */
    HTTP;

    /** {@return the word that JSON and tables use} */
    public String word() {
      return Ascii.toLowerCase(name());
    }
  }

  /**
   * {@return this process}
   *
   * @param way how it was started
   */
  public static RunStarter thisProcess(Way way) {
    ProcessHandle process = ProcessHandle.current();
    return new RunStarter(way, process.pid(), startOf(process));
  }

  private static @Nullable Instant startOf(ProcessHandle process) {
    return process
        .info()
        .startInstant()
        .map(start -> start.truncatedTo(ChronoUnit.MILLIS))
        .orElse(null);
  }

  /** Tells whether the process is known and there no more, so that its run is not under way. */
  boolean isGone() {
    if (pid == null) {
      return false;
    }
    Optional<ProcessHandle> process = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
    return process.isEmpty() || isAnother(startOf(process.get()));
  }

  private boolean isAnother(@Nullable Instant start) {
    return start != null
        && processStartedAt != null
        && Duration.between(start, processStartedAt).abs().compareTo(PRECISION) > 0;
  }
}
