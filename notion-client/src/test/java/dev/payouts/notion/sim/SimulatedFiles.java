package dev.payouts.notion.sim;

import dev.payouts.core.host.StateFiles;
import dev.payouts.notion.sim.SimulatedProcess.Crash;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** The files of a process; what was not flushed when it dies may be there, or a part, or not. */
final class SimulatedFiles implements StateFiles {
  /** How long a write takes on a disk that does not stall. */
  static final Duration FLUSH = Duration.ofMillis(2);

  private final Scheduler scheduler;
  private final SimulatedProcess process;
  private final Disk disk;
  private final BooleanSupplier isFull;
  private final Supplier<Duration> flush;
  private boolean isBroken;
  private boolean isTorn;

  /** Has a disk that is neither full nor slow. */
  SimulatedFiles(Scheduler scheduler, SimulatedProcess process, Disk disk) {
    this(scheduler, process, disk, () -> false, () -> FLUSH);
  }

  /**
   * Has a disk.
   *
   * @param isFull whether an append fails
   * @param flush how long each write takes
   */
  SimulatedFiles(
      Scheduler scheduler,
      SimulatedProcess process,
      Disk disk,
      BooleanSupplier isFull,
      Supplier<Duration> flush) {
    this.flush = flush;
    this.scheduler = scheduler;
    this.process = process;
    this.disk = disk;
    this.isFull = isFull;
  }

  @Override
  public Optional<String> read(String name) {
    process.step();
    return disk.read(name);
  }

  @Override
  public void replace(String name, String content) {
    process.pause(flush.get());
    disk.replace(name, content);
    process.step();
  }

  @Override
  public void append(String name, String line) {
    String content = line + "\n";
    try {
      process.pause(flush.get());
    } catch (Crash crash) {
      tear(name, content);
      throw crash;
    }
    failIfFull(name, content);
    disk.append(name, content);
    process.step();
  }

  @Override
  public Lock lock(String holder) {
    process.step();
    if (!disk.lock(process)) {
      throw new LockedException("another process");
    }
    return () -> disk.unlock(process);
  }

  /**
   * Leaves what a crash leaves of appends that were not flushed: they go to the end of the file one
   * behind the other, so that nothing follows the first that is not whole, or one that failed. None
   * comes after another process has the lock: until then the dead one keeps it.
   */
  private void tear(String name, String content) {
    if (!disk.isHeldBy(process)) {
      return;
    }
    int kept = isTorn || isBroken ? 0 : scheduler.random().nextInt(content.length() + 1);
    isTorn = kept < content.length();
    disk.append(name, content.substring(0, kept));
  }

  /** Once an append has failed nobody knows where the file ends: no later one may succeed. */
  private void failIfFull(String name, String content) {
    if (isBroken || isFull.getAsBoolean()) {
      if (!isBroken) {
        disk.append(name, content.substring(0, scheduler.random().nextInt(content.length())));
      }
      isBroken = true;
      throw new StateFileException("Cannot write " + name + ".", new IOException("disk full"));
    }
  }
}
