package dev.payouts.core;

import com.google.common.collect.ImmutableSet;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a run is asked to do. Immutable; make one with {@link #contractorPayroll()}, {@link
 * #refund()}, {@link #invoiceSplit()} or {@link #builder(PayableType)}.
 */
public final class RunRequest {
  /** How many months before the one asked for are looked at for unpaid orders. */
  public static final int MONTHS_LOOKED_BACK = 3;

  private final PayableType type;
  private final @Nullable YearMonth month;
  private final @Nullable DaySpan days;
  private final @Nullable String contractor;
  private final @Nullable PayDay payDay;
  private final @Nullable String id;
  private final ImmutableSet<RunOption> options;

  private RunRequest(Builder builder) {
    this.type = builder.type;
    this.month = builder.month;
    this.days = builder.days;
    this.contractor = builder.contractor;
    this.payDay = builder.payDay;
    this.id = builder.id;
    this.options = ImmutableSet.copyOf(builder.options);
  }

  /**
   * Begins a request for task orders.
   *
   * @return a builder
   */
  public static Builder contractorPayroll() {
    return builder(PayableType.CONTRACTOR_PAYROLL);
  }

  /**
   * Begins a request for refunds.
   *
   * @return a builder
   */
  public static Builder refund() {
    return builder(PayableType.REFUND);
  }

  /**
   * Begins a request for invoice splits.
   *
   * @return a builder
   */
  public static Builder invoiceSplit() {
    return builder(PayableType.INVOICE_SPLIT);
  }

  /**
   * Begins a request for payables of a type.
   *
   * @param type the type of the payables
   * @return a builder
   */
  public static Builder builder(PayableType type) {
    return new Builder(type);
  }

  /**
   * Begins a request that asks for the same.
   *
   * @return a builder with everything set as here
   */
  public Builder newBuilder() {
    Builder builder = builder(type);
    builder.month = month;
    builder.days = days;
    builder.contractor = contractor;
    builder.payDay = payDay;
    builder.id = id;
    builder.options.addAll(options);
    return builder;
  }

  /** {@return the type of the payables} */
  public PayableType type() {
    return type;
  }

  /** {@return the month of the orders, if only one is wanted} */
  public Optional<YearMonth> month() {
    return Optional.ofNullable(month);
  }

  /** {@return the days whose orders a source has to list; nothing if those of all days} */
  public Optional<DaySpan> daysToList() {
    return days == null ? month().map(DaySpan::of) : Optional.of(days);
  }

  /**
   * Returns a dry run of the approved orders of the {@value #MONTHS_LOOKED_BACK} months before this
   * one's month, so that a plan or an audit can name those that are unpaid.
   *
   * @return nothing unless this is for one month, for all contractors and for approved orders only
   */
  public Optional<RunRequest> earlierMonths() {
    if (month == null || contractor != null || has(RunOption.FORCE)) {
      return Optional.empty();
    }
    Builder earlier = builder(type).with(RunOption.DRY_RUN);
    earlier.days =
        new DaySpan(
            month.minusMonths(MONTHS_LOOKED_BACK).atDay(1), month.minusMonths(1).atEndOfMonth());
    return Optional.of(earlier.build());
  }

  /** {@return the ID, Discord handle or full name of the contractors, if only some are wanted} */
  public Optional<String> contractor() {
    return Optional.ofNullable(contractor);
  }

  /** {@return the pay day of the rates, if only one is wanted} */
  public Optional<PayDay> payDay() {
    return Optional.ofNullable(payDay);
  }

  /** {@return what the Refund ID or the Auto Name has to contain, if not every one is wanted} */
  public Optional<String> id() {
    return Optional.ofNullable(id);
  }

  /**
   * {@return whether an option was chosen}
   *
   * @param option the option
   */
  public boolean has(RunOption option) {
    return options.contains(option);
  }

  /** {@return the options that were chosen} */
  public ImmutableSet<RunOption> options() {
    return options;
  }

  /** Collects what a run is asked to do. Not safe for use by several threads. */
  public static final class Builder {
    private final PayableType type;
    private @Nullable YearMonth month;
    private @Nullable DaySpan days;
    private @Nullable String contractor;
    private @Nullable PayDay payDay;
    private @Nullable String id;
    private final Set<RunOption> options = EnumSet.noneOf(RunOption.class);

    private Builder(PayableType type) {
      this.type = type;
    }

    /**
     * Asks for the orders of one month. Payroll only.
     *
     * @param month the month of the orders
     * @return this builder
     */
    public Builder month(YearMonth month) {
      this.month = month;
      return this;
    }

    /**
     * Asks for contractors with this ID, Discord handle or full name. Payroll only.
     *
     * @param contractor not blank; compared without regard to case, unless it is an ID
     * @return this builder
     */
    public Builder contractor(String contractor) {
      this.contractor = contractor;
      return this;
    }

    /**
     * Asks for orders whose rate is paid on this day. Payroll only.
     *
     * @param payDay the day of the month
     * @return this builder
     */
    public Builder payDay(PayDay payDay) {
      this.payDay = payDay;
      return this;
    }

    /**
     * Asks for payables whose Refund ID or Auto Name contains this. Not for payroll.
     *
     * @param id not blank; compared without regard to case
     * @return this builder
     */
    public Builder id(String id) {
      this.id = id;
      return this;
    }

    /**
     * Chooses an option. {@code FORCE} and {@code COMPLETE_ORDERS} are for payroll only.
     *
     * @param option the option
     * @return this builder
     */
    public Builder with(RunOption option) {
      options.add(option);
      return this;
    }

    /**
     * {@return the request}
     *
     * @throws IllegalArgumentException if a filter or an option is not one of the type's, or blank
     */
    public RunRequest build() {
      boolean byRate = type.isPaidByRate();
      check(byRate || month == null, "month");
      check(byRate || contractor == null, "contractor");
      check(byRate || payDay == null, "pay day");
      check(byRate || !options.contains(RunOption.FORCE), "force");
      check(byRate || !options.contains(RunOption.COMPLETE_ORDERS), "complete orders");
      check(!byRate || id == null, "id");
      if ((contractor != null && contractor.isBlank()) || (id != null && id.isBlank())) {
        throw new IllegalArgumentException("a filter is blank: leave it out to match everything");
      }
      return new RunRequest(this);
    }

    private void check(boolean taken, String name) {
      if (!taken) {
        throw new IllegalArgumentException(
            "type "
                + type.word()
                + " takes no filter or option '"
                + name
                + "': leave it out, or run the types that take it by themselves");
      }
    }
  }
}
