package dev.payouts.core.internal.decide.text;

import java.util.List;

/**
 * The name of a contractor's service on a payout, determined by the positions
 * (payout-core/RULES.md, step 10).
 */
public enum Service {
  /** A position contains "design". */
  DESIGN("Design Consulting Services Rendered"),
  /** A position contains "operation executive". */
  OPERATION("Operational Consulting Services Rendered"),
  /** All other positions. */
  SOFTWARE("Software Development Services Rendered");

  private final String title;

  Service(String title) {
    this.title = title;
  }

  /** Returns the start of the description. */
  String title() {
    return title;
  }

  /** Chooses the service; case-insensitive. */
  public static Service of(List<String> positions) {
    if (anyContains(positions, "design")) {
      return DESIGN;
    }
    return anyContains(positions, "operation executive") ? OPERATION : SOFTWARE;
  }

  private static boolean anyContains(List<String> positions, String foldedWord) {
    for (String position : positions) {
      if (CaseFolding.fold(position).contains(foldedWord)) {
        return true;
      }
    }
    return false;
  }
}
