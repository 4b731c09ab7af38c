package dev.payouts.core.internal.decide;

import java.util.List;

/**
 * What a contractor's work is called on a payout, chosen by the positions (payout-core/RULES.md,
 * step 10).
 */
enum Service {
  /** A position contains "design". */
  DESIGN("Design Consulting Services Rendered"),
  /** A position contains "operation executive". */
  OPERATION("Operational Consulting Services Rendered"),
  /** Everybody else. */
  SOFTWARE("Software Development Services Rendered");

  private final String title;

  Service(String title) {
    this.title = title;
  }

  /** Returns how the description begins. */
  String title() {
    return title;
  }

  /** Chooses without regard to case. */
  static Service of(List<String> positions) {
    if (anyContains(positions, "design")) {
      return DESIGN;
    }
    return anyContains(positions, "operation executive") ? OPERATION : SOFTWARE;
  }

  private static boolean anyContains(List<String> positions, String foldedWord) {
    for (String position : positions) {
      if (Caseless.fold(position).contains(foldedWord)) {
        return true;
      }
    }
    return false;
  }
}
