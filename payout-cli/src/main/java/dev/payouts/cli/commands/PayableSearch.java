package dev.payouts.cli.commands;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import dev.payouts.core.Item;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds payables by what people see of them: the beginning of the ID of the page or the payout, the
 * name of the page, or the full name or Discord handle of the contractor. Case does not count.
 */
final class PayableSearch {
  /** The minimum length of a shortened ID; the pages of reports show as much. */
  private static final int SHORTEST = 8;

  private static final Pattern BEGINNING = Pattern.compile("[0-9a-f]{" + SHORTEST + ",32}");
  private static final CharMatcher DASH = CharMatcher.is('-');

  /** Separates the parts of the name of a task order, one of which is the Discord handle. */
  private static final Splitter PARTS = Splitter.on("::").trimResults();

  private final String wanted;
  private final String beginning;

  PayableSearch(String typed) {
    this.wanted = folded(typed);
    String bare = DASH.removeFrom(wanted);
    this.beginning = BEGINNING.matcher(bare).matches() ? bare : "";
  }

  /** Tells whether a person who typed this may mean an item. */
  boolean matches(Item item) {
    return begins(item.payable().value())
        || item.paid().stream().anyMatch(paid -> begins(paid.id().value()))
        || (item.payout() != null && begins(item.payout().value()))
        || Stream.concat(
                Stream.ofNullable(item.contractorName()),
                Stream.concat(Stream.of(item.label()), PARTS.splitToStream(item.label())))
            .anyMatch(name -> folded(name).equals(wanted));
  }

  private boolean begins(String id) {
    return !beginning.isEmpty() && DASH.removeFrom(folded(id)).startsWith(beginning);
  }

  private static String folded(String text) {
    return Normalizer.normalize(text.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
  }
}
