package dev.payouts.notion.textbook;

import dev.payouts.notion.DataSourceKey;
import dev.payouts.notion.sandbox.PayrollWorkspace;
import dev.payouts.notion.sandbox.Unavailable;
import dev.payouts.notion.sandbox.WorkspaceEditor;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Draws what workspaces of other tests leave out: settings, values that Notion could not compute,
 * long texts. From a source of its own, so that the seeds of those tests keep what they stand for.
 */
final class Oddities {
  private static final String[] ZONES = {
    "Asia/Ho_Chi_Minh", "Pacific/Kiritimati", "Etc/GMT+12", "America/Los_Angeles"
  };
  private static final String[] ROUNDED = {"USD", "USD", "VND", "JPY", "EUR", "HRK", "VNĐ", "usd"};
  private static final String[] STEPS = {"0.05", "1", "0.5", "7", "100", "1000", "0.001"};
  private static final String[] MODES = {
    "up", "down", "ceiling", "floor", "half_up", "half_down", "half_even"
  };
  private static final String[] SCOPES = {"all", "all", "monthly", "hourly"};
  private static final String PAIR = "\uD83D\uDE00";

  private final @Nullable Random random;
  private boolean areComputed;

  private Oddities(@Nullable Random random) {
    this.random = random;
  }

  /** Draws nothing. */
  static Oddities none() {
    return new Oddities(null);
  }

  static Oddities of(long seed) {
    return new Oddities(new Random(~seed));
  }

  /** Returns true in one of so many cases; never if nothing is drawn. */
  boolean oneIn(int count) {
    return random != null && random.nextInt(count) == 0;
  }

  /** Returns a number below a bound; 0 if nothing is drawn. */
  int below(int bound) {
    return random == null ? 0 : random.nextInt(bound);
  }

  String pick(String... values) {
    return values[below(values.length)];
  }

  /** Draws the settings of a workspace without pages. */
  void settings(Book book, PayrollWorkspace workspace) {
    if (oneIn(2)) {
      book.timeZone = ZoneId.of(pick(ZONES));
    }
    for (int i = below(4); i > 0; i--) {
      String code = pick(ROUNDED);
      book.currencies.configure(
          code, new Currencies.Rounding(pick(STEPS), pick(MODES), pick(SCOPES)));
      workspace.payout(null).property("Currency", code).trashed().add(); // adds the option
    }
    areComputed = oneIn(2);
    if (areComputed) {
      WorkspaceEditor editor = workspace.notion().editor();
      editor.changePropertyType(
          workspace.dataSource(DataSourceKey.RATES), "Hourly Rate", "formula");
      editor.changePropertyType(
          workspace.dataSource(DataSourceKey.TASK_ORDERS), "Line Item Hours", "formula");
      for (var key : List.of(DataSourceKey.REFUNDS, DataSourceKey.INVOICE_SPLITS)) {
        editor.changePropertyType(workspace.dataSource(key), "Amount", "formula");
      }
      editor.changePropertyType(
          workspace.dataSource(DataSourceKey.REFUNDS), "Contractor", "rollup");
      editor.changePropertyType(
          workspace.dataSource(DataSourceKey.INVOICE_SPLITS), "Person", "rollup");
    }
  }

  /**
   * Returns whether amounts, hours and rates are formulas in this workspace, and people rollups.
   */
  boolean areComputed() {
    return areComputed;
  }

  /** Returns digits, or that they are not computed in one of so many workspaces that compute. */
  @Nullable String sometimesNotComputed(@Nullable String digits, int count) {
    return areComputed && oneIn(count) ? Book.NOT_COMPUTED : digits;
  }

  /** Returns a number as a page shows it. */
  @Nullable Object number(@Nullable String digits) {
    if (digits == null) {
      return null;
    }
    return digits.equals(Book.NOT_COMPUTED) ? notComputed() : new BigDecimal(digits);
  }

  /** Returns contractors as a page shows them. */
  @Nullable Object contractors(List<String> contractors) {
    if (contractors.isEmpty()) {
      return null;
    }
    return contractors.contains(Book.NOT_COMPUTED) ? notComputed() : contractors;
  }

  /** Returns the text of a formula as a page shows it. */
  @Nullable Object text(@Nullable String text) {
    return Book.NOT_COMPUTED.equals(text) ? notComputed() : text;
  }

  Object notComputed() {
    Unavailable[] all = Unavailable.values();
    return all[below(all.length)].json();
  }

  /** Returns a text of about as many objects as a text may have. */
  String longText() {
    int over = below(2);
    return switch (below(3)) {
      case 0 -> "x".repeat(200_000 + over);
      case 1 -> "x" + PAIR.repeat(99_999 + over); // 1,999 units in the first object
      default -> ("x" + PAIR.repeat(1_000)).repeat(100).substring(0, 199_950 - 200 * over);
    };
  }
}
