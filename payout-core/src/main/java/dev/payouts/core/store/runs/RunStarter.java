package dev.payouts.core.store.runs;

import dev.payouts.core.model.Word;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The process that started a stored run, to tell whether it can still be running. Immutable.
 *
 * @param way how it was started
 * @param pid the ID of the process on this host; null in files of earlier versions
 * @param processStartedAt when the process started, to the millisecond, because process IDs are
 *     reused; null if unknown
 */
public record RunStarter(Way way, @Nullable Long pid, @Nullable Instant processStartedAt) {
  /** Earlier versions stored only runs of the HTTP trigger, without the process. */
  static final RunStarter OF_EARLIER_VERSION = new RunStarter(Way.HTTP, null, null);

  /** Process start times are relative to the boot time, which is known to the second only. */
  private static final Duration PRECISION = Duration.ofSeconds(2);

  /** How a run was started. */
  public enum Way implements Word {
    /** By the command {@code payouts run}. */
    COMMAND,
    /** Over HTTP. */
    HTTP
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

  /** Tells whether the process is known and gone, so its run is not in progress. */
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
