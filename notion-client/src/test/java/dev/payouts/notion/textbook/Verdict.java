package dev.payouts.notion.textbook;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What payout-core/RULES.md says of one payable.
 *
 * @param outcome created, skipped or failed
 * @param reason the word of payout-core/RULES.md; null for created
 * @param amount amount and currency of what is created, in plain digits; null otherwise
 * @param warnings the words of payout-core/RULES.md
 */
record Verdict(
    String outcome, @Nullable String reason, @Nullable String amount, Set<String> warnings) {
  static Verdict skipped(String reason) {
    return new Verdict("skipped", reason, null, Set.of());
  }

  static Verdict failed(String reason) {
    return new Verdict("failed", reason, null, Set.of());
  }

  static Verdict created(String amount, Set<String> warnings) {
    return new Verdict("created", null, amount, new TreeSet<>(warnings));
  }
}
