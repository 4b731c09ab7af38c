package dev.payouts.cli.internal;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;

/** Emulates the few control sequences that the program uses. */
public record VirtualTerminal(String written) {
  private static final String ERASE_THE_REST = "\u001b[K";

  /** Returns the lines visible at the end. */
  public ImmutableList<String> lines() {
    return lines(withoutColors());
  }

  private static ImmutableList<String> lines(String text) {
    ImmutableList.Builder<String> lines = ImmutableList.builder();
    for (String line : Splitter.on('\n').split(text.replace("\r\n", "\n"))) {
      String seen = "";
      for (String draw : Splitter.on('\r').split(line)) {
        seen = overwritten(seen, draw);
      }
      lines.add(seen);
    }
    return lines.build();
  }

  /** Draws over a line. */
  private static String overwritten(String before, String draw) {
    int erased = draw.indexOf(ERASE_THE_REST);
    if (erased >= 0) {
      return overwrittenEnd(draw, erased);
    }
    return draw.length() < before.length() ? draw + before.substring(draw.length()) : draw;
  }

  private static String overwrittenEnd(String draw, int erased) {
    return draw.substring(0, erased)
        + draw.substring(erased + ERASE_THE_REST.length()).replace(ERASE_THE_REST, "");
  }

  /** Returns every line that was visible at some time. */
  public ImmutableList<String> everSeen() {
    List<String> seen = new ArrayList<>();
    for (String draw : Splitter.onPattern("[\r\n]+").split(withoutColors())) {
      seen.add(draw.replace(ERASE_THE_REST, ""));
    }
    return ImmutableList.copyOf(seen);
  }

  private String withoutColors() {
    return written.replaceAll("\u001b\\[[0-9;]*m", "");
  }
}
