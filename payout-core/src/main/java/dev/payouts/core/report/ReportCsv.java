package dev.payouts.core.report;

import com.google.common.base.CharMatcher;
import com.google.common.base.Joiner;
import com.google.common.collect.ImmutableList;
import dev.payouts.core.Item;
import dev.payouts.core.RunReport;
import dev.payouts.core.model.Money;
import dev.payouts.core.model.PaidPayout;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Renders reports as CSV for spreadsheets (RFC 4180), one row per item. Escapes fields that a
 * spreadsheet would evaluate as a formula.
 */
public final class ReportCsv {
  /**
   * Makes Excel read the file as UTF-8 instead of the code page of the machine. Programs use {@code
   * --output json}.
   */
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private static final String LINE_BREAK = "\r\n";
  private static final ImmutableList<String> HEADER =
      ImmutableList.of(
          "run_id",
          "type",
          "month",
          "source_id",
          "label",
          "contractor_id",
          "contractor",
          "outcome",
          "reason",
          "message",
          "amount",
          "currency",
          "payout_id",
          "warnings",
          "paid_amount",
          "paid_currency",
          "paid_status");

  /** Includes full-width forms, which some spreadsheets accept too. */
  private static final CharMatcher FORMULA_START = CharMatcher.anyOf("=+-@\t\r\n＝＋－＠");

  private static final CharMatcher BLANK =
      CharMatcher.whitespace()
          .or(CharMatcher.is('\u00A0'))
          .or(CharMatcher.forPredicate(c -> Character.getType(c) == Character.FORMAT))
          .and(CharMatcher.noneOf("\t\r\n"));

  /** Changes the direction of the surrounding text, which could reorder digits. */
  private static final CharMatcher BIDI =
      CharMatcher.anyOf("\u061C\u200E\u200F")
          .or(CharMatcher.inRange('\u202A', '\u202E'))
          .or(CharMatcher.inRange('\u2066', '\u2069'));

  private static final CharMatcher CONTROL =
      CharMatcher.javaIsoControl().or(BIDI).and(CharMatcher.noneOf("\t\r\n"));
  private static final CharMatcher QUOTED = CharMatcher.anyOf(",\"\r\n");

  private ReportCsv() {}

  /**
   * {@return the reports of one invocation, with a byte order mark}
   *
   * @param runs the reports, one per type
   */
  public static String report(List<RunReport> runs) {
    var csv = new StringBuilder(BYTE_ORDER_MARK);
    line(csv, HEADER);
    for (RunReport run : runs) {
      run.items().forEach(item -> line(csv, row(run, item)));
    }
    return csv.toString();
  }

  private static ImmutableList<String> row(RunReport run, Item item) {
    Money money = item.money();
    PaidPayout paid = item.paid().isEmpty() ? null : item.paid().get(0);
    Money before = paid == null ? null : paid.money();
    return ImmutableList.of(
        text(run.runId()),
        text(run.request().type().word()),
        text(run.request().month().orElse(null)),
        text(item.payable()),
        text(item.label()),
        text(item.contractor()),
        text(item.contractorName()),
        text(item.status().word()),
        text(item.reason() == null ? null : item.reason().word()),
        text(item.message()),
        money == null ? "" : money.plainAmount(),
        text(money == null ? null : money.currency()),
        text(item.payout()),
        text(Joiner.on(' ').join(item.warnings().stream().map(w -> w.word()).iterator())),
        before == null ? "" : before.plainAmount(),
        text(before == null ? null : before.currency()),
        text(paid == null ? null : paid.status()));
  }

  /** Escapes and quotes a field. Not for amounts, where a minus is a minus. */
  private static String text(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    String text = CONTROL.removeFrom(value.toString());
    String start = BLANK.trimLeadingFrom(text);
    boolean formula = !start.isEmpty() && FORMULA_START.matches(start.charAt(0));
    String escaped = formula ? "'" + text : text;
    boolean quoted = QUOTED.matchesAnyOf(escaped) || !escaped.strip().equals(escaped);
    return quoted ? '"' + escaped.replace("\"", "\"\"") + '"' : escaped;
  }

  private static void line(StringBuilder csv, List<String> fields) {
    csv.append(String.join(",", fields)).append(LINE_BREAK);
  }
}
