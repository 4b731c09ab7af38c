package dev.payouts.core.internal.decide;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.payouts.core.Calculation;
import dev.payouts.core.Item;
import dev.payouts.core.Status;
import dev.payouts.core.model.CurrencyCode;
import dev.payouts.core.model.Money;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.model.PayoutDraft;
import dev.payouts.core.model.PayoutText;
import dev.payouts.core.model.RateId;
import dev.payouts.core.model.Rounding;
import dev.payouts.core.testing.Fixtures;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Items and how their amounts came about. */
public final class Workings {
  public static final Rounding CENT = rounding("0.01", RoundingMode.HALF_UP);

  private Workings() {}

  public static Rounding rounding(String step, RoundingMode mode) {
    return new Rounding(new BigDecimal(step), mode, Rounding.Scope.ALL);
  }

  public static Calculation.Hourly hourly(String hours, String rate, Rounding rounding) {
    return new Calculation.Hourly(
        Calculation.RateChoice.IN_FORCE_ON_ORDER_DATE,
        new RateId("r"),
        new BigDecimal(hours),
        new BigDecimal(rate),
        rounding,
        ImmutableList.of());
  }

  public static Calculation.Monthly monthly(
      int workingDays, Rounding rounding, Calculation.Share... shares) {
    return new Calculation.Monthly(
        Calculation.RateChoice.IN_FORCE_ON_ORDER_DATE,
        new RateId("r"),
        ImmutableList.copyOf(shares),
        workingDays,
        rounding,
        ImmutableList.of());
  }

  public static Calculation.Share share(String amount, int days) {
    return share("r", amount, days);
  }

  public static Calculation.Share share(String rate, String amount, int days) {
    return new Calculation.Share(new RateId(rate), new BigDecimal(amount), days);
  }

  /** Returns a planned item of Ann's over 100 USD, with its draft. */
  public static Item planned(String source, @Nullable Calculation calculation) {
    return item(source, Status.PLANNED, new Money(new BigDecimal("100"), new CurrencyCode("USD")))
        .priced(new Money(new BigDecimal("100"), new CurrencyCode("USD")), calculation)
        .drafted(draft(source));
  }

  public static PayoutDraft draft(String source) {
    return new PayoutDraft(
        PayableType.CONTRACTOR_PAYROLL,
        new PayableId(source),
        Fixtures.ANN,
        new Money(new BigDecimal("100"), new CurrencyCode("USD")),
        PayoutText.of("Name"),
        PayoutText.of("Description"),
        new RateId("r"),
        LocalDate.of(2026, 10, 31));
  }

  public static Item item(String source, Status status, @Nullable Money money) {
    return new Item(
        new PayableId(source),
        source,
        Objects.requireNonNull(Fixtures.ANN),
        "Ann",
        status,
        null,
        null,
        money,
        null,
        ImmutableSet.of(),
        null,
        null,
        ImmutableList.of());
  }
}
