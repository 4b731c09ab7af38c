package dev.payouts.core.internal.decide.text;

import dev.payouts.core.model.RefundRequest;
import dev.payouts.core.model.Value;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.Locale;

/** The names and descriptions of payouts (payout-core/RULES.md, the tables of what is created). */
public final class PayoutWording {
  private PayoutWording() {}

  /** {@code Development work on January, 2026}. */
  public static String payrollName(YearMonth month) {
    return "Development work on " + nameOf(month) + ", " + month.getYear();
  }

  /** {@code Design Consulting Services Rendered (January 1-31, 2026)}. */
  public static String payrollDescription(Service service, YearMonth month) {
    return service.title()
        + (" (" + nameOf(month) + " 1-" + month.lengthOfMonth() + ", " + month.getYear() + ")");
  }

  private static String nameOf(YearMonth month) {
    return month.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
  }

  /** Returns the Reason, or {@code Refund} if it is empty, followed by the Description if any. */
  public static Value<String> refundName(RefundRequest refund) {
    Value<String> reason = blankAsEmpty(refund.reason());
    Value<String> description = blankAsEmpty(refund.description());
    if (reason.isUnavailable()) {
      return reason;
    }
    String name = reason.orElse("Refund");
    return description.isEmpty() ? Value.of(name) : description.map(text -> name + " - " + text);
  }

  /** Returns the Details or, if they are empty, the Description Formatted. */
  public static Value<String> refundDescription(RefundRequest refund) {
    Value<String> details = blankAsEmpty(refund.details());
    return emptyAsText(details.isEmpty() ? refund.formattedDescription() : details);
  }

  /** Replaces an empty value by an empty text. */
  public static Value<String> emptyAsText(Value<String> text) {
    return text.isEmpty() ? Value.of("") : text;
  }

  private static Value<String> blankAsEmpty(Value<String> text) {
    return text.orElse("").isBlank() && text.isPresent() ? Value.empty() : text;
  }
}
