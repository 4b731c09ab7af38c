package dev.payouts.cli.internal;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.base.Ascii;
import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableList;
import dev.payouts.core.store.runs.KeptRun;
import dev.payouts.notion.ConfigException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Finds runs by the beginning of their ID. Dashes and case do not count. */
public final class RunIds {
  /** The minimum length of a shortened ID. */
  private static final int SHORTEST = 8;

  private static final CharMatcher DASH = CharMatcher.is('-');

  private RunIds() {}

  /**
   * Returns the run whose ID has this beginning.
   *
   * @throws ConfigException if there is none or several; it names the closest match
   */
  public static KeptRun find(String beginning, List<KeptRun> kept) {
    String bare = bare(beginning);
    ImmutableList<KeptRun> found =
        kept.stream()
            .filter(run -> !bare.isEmpty() && bare(run.runId()).startsWith(bare))
            .collect(toImmutableList());
    if (found.size() != 1) {
      throw new ConfigException(notOne(beginning, found, kept));
    }
    return found.get(0);
  }

  /** Tells whether this is too little of an ID for a command that changes something. */
  public static boolean isTooShort(String beginning) {
    return bare(beginning).length() < SHORTEST;
  }

  private static String notOne(String beginning, List<KeptRun> found, List<KeptRun> kept) {
    if (kept.isEmpty()) {
      return "there are no past runs in this state directory (the command keeps no dry runs and plans):"
          + " choose another with --state";
    }
    if (found.size() > 1) {
      return "several runs begin with \"%s\": %s; give more of the ID"
          .formatted(
              beginning, found.stream().map(KeptRun::runId).collect(Collectors.joining(", ")));
    }
    return "there is no past run \"%s\" (the command keeps no dry runs and plans)%s; see 'payouts history'"
        .formatted(beginning, closest(bare(beginning), kept));
  }

  /** Returns the shortest unique beginning of the ID of a run. */
  static String shortened(String runId, List<String> all) {
    for (int length = SHORTEST; length < runId.length(); length++) {
      String beginning = runId.substring(0, length);
      if (all.stream().filter(id -> id.startsWith(beginning)).limit(2).count() <= 1) {
        return beginning;
      }
    }
    return runId;
  }

  /** Names the run whose ID differs in the fewest places, unless most of it differs. */
  private static String closest(String bare, List<KeptRun> kept) {
    KeptRun closest =
        kept.stream()
            .min(Comparator.comparingInt(run -> differences(bare, bare(run.runId()))))
            .orElseThrow();
    boolean isSimilar = differences(bare, bare(closest.runId())) <= bare.length() / 2;
    return isSimilar ? "; the closest match is " + closest.runId() : "";
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
