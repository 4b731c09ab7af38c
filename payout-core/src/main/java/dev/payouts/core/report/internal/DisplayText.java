package dev.payouts.core.report.internal;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import dev.payouts.core.Item;
import dev.payouts.core.Reason;
import dev.payouts.core.RunOption;
import dev.payouts.core.RunReport;
import dev.payouts.core.RunRequest;
import dev.payouts.core.Totals;
import dev.payouts.core.model.CurrencyCode;
import dev.payouts.core.model.Money;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.report.text.TerminalText;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Formats the parts of a report for people. */
public final class DisplayText {
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private DisplayText() {}

  /** Returns a time to the minute, in UTC. */
  public static String time(Instant time) {
    return TIME.format(time);
  }

  /** Returns the title of a run. */
  public static String title(PayableType type) {
    return switch (type) {
      case CONTRACTOR_PAYROLL -> "Contractor payroll";
      case REFUND -> "Refunds";
      case INVOICE_SPLIT -> "Invoice splits";
    };
  }

  /** Returns the noun for a payable of a type. */
  public static String payable(PayableType type) {
    return switch (type) {
      case CONTRACTOR_PAYROLL -> "task order";
      case REFUND -> "refund request";
      case INVOICE_SPLIT -> "invoice split";
    };
  }

  /** Returns why a run has no items. */
  public static String noItems(RunReport run) {
    return run.failure().isPresent()
        ? "No items were processed."
        : "Nothing to pay: no approved " + payable(run.request().type()) + " matches.";
  }

  /** Returns the title of a run, with its month if it pays months. */
  public static String title(RunRequest request) {
    String title = title(request.type());
    return request.type().isPaidByRate() ? title + ", " + month(request.month()) : title;
  }

  /** Returns the title of a run, with its month and whether it is a dry run. */
  public static String headline(RunReport run) {
    String dryRun = run.request().has(RunOption.DRY_RUN) ? ", dry run (nothing was created)" : "";
    return title(run.request()) + dryRun;
  }

  /** Returns a month, or {@code all months}. */
  public static String month(Optional<YearMonth> month) {
    return month.map(MONTH::format).orElse("all months");
  }

  /** Returns the name of the contractor, else the ID, else a dash. */
  public static String contractor(Item item) {
    String name = item.contractorName();
    if (name != null && !name.isBlank()) {
      return name;
    }
    return item.contractor() == null ? "-" : item.contractor().value();
  }

  /** Returns the label of the payable, else its ID. */
  public static String label(Item item) {
    return item.label().isBlank() ? item.payable().value() : item.label();
  }

  /** Returns the reason and the warnings, without underscores. */
  public static String reason(Item item) {
    ImmutableList.Builder<String> words = ImmutableList.builder();
    Reason reason = item.reason();
    if (reason != null) {
      words.add(reason.word());
    }
    item.warnings().forEach(warning -> words.add(warning.word()));
    return String.join(", ", words.build()).replace('_', ' ');
  }

  /** Returns the reason, the warnings and the message. */
  public static String fullReason(Item item) {
    String message = item.message();
    if (message == null || message.isBlank()) {
      return reason(item);
    }
    return reason(item).isEmpty() ? message : reason(item) + ": " + message;
  }

  /** Returns the payout, or how many, of an item that is already paid; empty for other items. */
  public static String paidBy(Item item) {
    if (item.paid().size() > 1) {
      return reason(item) + ": " + item.paid().size() + " live payouts";
    }
    return item.reason() == Reason.ALREADY_PAID && item.payout() != null
        ? reason(item) + status(item) + ": payout " + item.payout()
        : "";
  }

  private static String status(Item item) {
    String status = item.paid().isEmpty() ? null : item.paid().get(0).status();
    return status == null ? "" : " (" + status + ")";
  }

  /**
   * Returns the amount of an item, or the sum of the payouts that already paid it; null if there is
   * none, or if they have several currencies.
   */
  public static @Nullable Money money(Item item) {
    ImmutableSortedMap<CurrencyCode, RunReport.Total> paid = Totals.paid(item);
    if (paid.isEmpty()) {
      return item.money();
    }
    return paid.size() == 1 ? TotalsText.money(paid.entrySet().iterator().next()) : null;
  }

  /** Returns a text with a capital letter at its start. */
  public static String sentence(String text) {
    return Ascii.toUpperCase(text.substring(0, 1)) + text.substring(1);
  }

  /** Returns an exact number with thousands separators. */
  public static String number(BigDecimal number) {
    int places = Math.max(number.stripTrailingZeros().scale(), 0);
    return String.format(Locale.ROOT, "%,." + places + "f", number);
  }

  /** Returns a number with a noun. */
  public static String count(long number, String one, String several) {
    return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? one : several);
  }

  /** Returns a duration in whole seconds and at most two units. */
  public static String duration(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds < 60) {
      return seconds + " s";
    }
    return seconds < 3_600
        ? seconds / 60 + " min " + seconds % 60 + " s"
        : seconds / 3_600 + " h " + seconds % 3_600 / 60 + " min";
  }

  /** Returns a line for each payable with several live payouts. */
  public static ImmutableList<String> duplicates(RunReport run) {
    ImmutableList.Builder<String> lines = ImmutableList.builder();
    for (RunReport.Duplicate duplicate : run.duplicates()) {
      String label =
          run.items().stream()
              .filter(item -> item.payable().equals(duplicate.payable()))
              .findFirst()
              .map(item -> contractor(item) + ", " + label(item) + " (" + item.payable() + ")")
              .orElse(duplicate.payable().value());
      lines.add(
          TerminalText.plain(
              label
                  + " has "
                  + count(duplicate.payouts().size(), "live payout", "live payouts")
                  + ": "
                  + String.join(
                      ", ", duplicate.payouts().stream().map(Object::toString).toList())));
    }
    return lines.build();
  }
}
