package dev.payouts.notion.sim;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.host.MachineLocks;
import dev.payouts.core.host.MachineLocks.LastCreate;
import dev.payouts.core.host.MachineLocks.Scope;
import dev.payouts.core.host.StateFiles.LockedException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The locks of a machine, with what they remember, whatever becomes of its processes. */
final class Machine {
  private final Map<Scope, SimulatedProcess> holders = new LinkedHashMap<>();
  private final Map<Scope, LastCreate> lastCreates = new LinkedHashMap<>();

  /**
   * Somebody deletes the lock files: another run may begin, and who held a lock has lost it.
   *
   * @return whether a run held one
   */
  boolean deleteLocks() {
    holders.values().removeIf(SimulatedProcess::isDead);
    boolean areHeld = !holders.isEmpty();
    holders.clear();
    return areHeld;
  }

  /** Returns its locks as a process has them, which loses them with its life. */
  MachineLocks locksOf(SimulatedProcess process) {
    return (scope, holder) -> {
      process.step();
      holders.values().removeIf(SimulatedProcess::isDead);
      if (holders.keySet().stream().anyMatch(scope::overlaps)) {
        throw new LockedException("another process");
      }
      holders.put(scope, process);
      return new HeldLock(scope, process, rememberedFor(scope));
    };
  }

  private ImmutableList<LastCreate> rememberedFor(Scope scope) {
    return lastCreates.entrySet().stream()
        .filter(remembered -> scope.overlaps(remembered.getKey()))
        .map(Map.Entry::getValue)
        .collect(ImmutableList.toImmutableList());
  }

  private final class HeldLock implements MachineLocks.Held {
    private final Scope scope;
    private final SimulatedProcess process;
    private final ImmutableList<LastCreate> before;

    HeldLock(Scope scope, SimulatedProcess process, ImmutableList<LastCreate> before) {
      this.scope = scope;
      this.process = process;
      this.before = before;
    }

    @Override
    public ImmutableList<LastCreate> lastCreates() {
      return before;
    }

    @Override
    public void remember(LastCreate create) {
      process.step();
      lastCreates.put(scope, create);
    }

    @Override
    public boolean isIntact() {
      return holders.get(scope) == process;
    }

    @Override
    public void close() {
      holders.remove(scope, process);
    }
  }
}
