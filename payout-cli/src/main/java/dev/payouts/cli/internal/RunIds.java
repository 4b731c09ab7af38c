package dev.payouts.cli.internal;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.base.Ascii;
import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableList;
import dev.payouts.core.store.KeptRun;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** The IDs of runs as people type them: the beginning is enough, dashes and case do not count. */
public final class RunIds {
  /** Shorter ones say too little to be noted down. */
  private static final int SHORTEST = 8;

  private static final CharMatcher DASH = CharMatcher.is('-');

  private RunIds() {}

  /** Returns the runs whose ID begins so. */
  public static ImmutableList<KeptRun> startingWith(String beginning, List<KeptRun> kept) {
    String bare = bare(beginning);
    return bare.isEmpty()
        ? ImmutableList.of()
        : kept.stream()
            .filter(run -> bare(run.runId()).startsWith(bare))
            .collect(toImmutableList());
  }

  /** Says why there is not exactly one, and which are near. */
  public static String notOne(String beginning, List<KeptRun> found, List<KeptRun> kept) {
    if (kept.isEmpty()) {
      return "no run is kept here: run something first, or name another --state";
    }
    if (found.size() > 1) {
      return "several runs begin with '%s': %s; type more of the ID"
          .formatted(
              beginning, found.stream().map(KeptRun::runId).collect(Collectors.joining(", ")));
    }
    return "no run with the ID '%s' is kept; the nearest is %s (see 'payouts history')"
        .formatted(beginning, nearest(bare(beginning), kept).runId());
  }

  /** Returns the beginning of a run's ID that no other one has. */
  static String shortened(KeptRun run, List<KeptRun> kept) {
    for (int length = SHORTEST; length < run.runId().length(); length++) {
      String beginning = run.runId().substring(0, length);
      if (startingWith(beginning, kept).size() <= 1) {
        return beginning;
      }
    }
    return run.runId();
  }

  /** Returns the one that differs in the fewest places; the latest of several. */
  private static KeptRun nearest(String bare, List<KeptRun> kept) {
    return kept.stream()
        .min(Comparator.comparingInt(run -> differences(bare, bare(run.runId()))))
        .orElseThrow();
  }

  private static int differences(String typed, String id) {
    int same = 0;
    for (int i = 0; i < Math.min(typed.length(), id.length()); i++) {
      same += typed.charAt(i) == id.charAt(i) ? 1 : 0;
    }
    return typed.length() - same;
  }

  private static String bare(String id) {
    return Ascii.toLowerCase(DASH.removeFrom(id.strip()));
  }
}
