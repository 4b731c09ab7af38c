package dev.payouts.core;

import com.google.common.collect.ImmutableSet;
import dev.payouts.core.model.PayDay;
import dev.payouts.core.model.PayableType;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The request of a run: type, filters and options. Immutable; create one with {@link
 * #contractorPayroll()}, {@link #refund()}, {@link #invoiceSplit()} or {@link
 * #builder(PayableType)}.
 */
public final class RunRequest {
  private final PayableType type;
  private final @Nullable YearMonth month;
  private final @Nullable String contractor;
  private final @Nullable PayDay payDay;
  private final @Nullable String id;
  private final ImmutableSet<RunOption> options;

  private RunRequest(Builder builder) {
    this.type = builder.type;
    this.month = builder.month;
    this.contractor = builder.contractor;
    this.payDay = builder.payDay;
    this.id = builder.id;
    this.options = ImmutableSet.copyOf(builder.options);
  }

  /** {@return a builder of a request for task orders} */
  public static Builder contractorPayroll() {
    return builder(PayableType.CONTRACTOR_PAYROLL);
  }

  /** {@return a builder of a request for refunds} */
  public static Builder refund() {
    return builder(PayableType.REFUND);
  }

  /** {@return a builder of a request for invoice splits} */
  public static Builder invoiceSplit() {
    return builder(PayableType.INVOICE_SPLIT);
  }

  /**
   * {@return a builder of a request for a type}
   *
   * @param type the type of the payables
   */
  public static Builder builder(PayableType type) {
    return new Builder(type);
  }

  /** {@return a builder with the values of this request} */
  public Builder newBuilder() {
    Builder builder = builder(type);
    builder.month = month;
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

  /** {@return the month of the orders; empty for all months} */
  public Optional<YearMonth> month() {
    return Optional.ofNullable(month);
  }

  /** {@return the ID, Discord handle or full name of the contractors; empty for all contractors} */
  public Optional<String> contractor() {
    return Optional.ofNullable(contractor);
  }

  /** {@return the pay day of the rates; empty for all pay days} */
  public Optional<PayDay> payDay() {
    return Optional.ofNullable(payDay);
  }

  /** {@return the text that the Refund ID or the Auto Name must contain; empty for all} */
  public Optional<String> id() {
    return Optional.ofNullable(id);
  }

  /**
   * {@return whether an option is set}
   *
   * @param option the option
   */
  public boolean has(RunOption option) {
    return options.contains(option);
  }

  /** {@return the options that are set} */
  public ImmutableSet<RunOption> options() {
    return options;
  }

  /** Builds a request. Not thread-safe. */
  public static final class Builder {
    private final PayableType type;
    private @Nullable YearMonth month;
    private @Nullable String contractor;
    private @Nullable PayDay payDay;
    private @Nullable String id;
    private final Set<RunOption> options = EnumSet.noneOf(RunOption.class);

    private Builder(PayableType type) {
      this.type = type;
    }

    /**
     * Limits the run to the orders of one month. Payroll only.
     *
     * @param month the month of the orders
     * @return this builder
     */
    public Builder month(YearMonth month) {
      this.month = month;
      return this;
    }

    /**
     * Limits the run to contractors with this ID, Discord handle or full name. Payroll only.
     *
     * @param contractor not blank; not case-sensitive unless it is an ID
     * @return this builder
     */
    public Builder contractor(String contractor) {
      this.contractor = contractor;
      return this;
    }

    /**
     * Limits the run to orders whose rate has this pay day. Payroll only.
     *
     * @param payDay the day of the month
     * @return this builder
     */
    public Builder payDay(PayDay payDay) {
      this.payDay = payDay;
      return this;
    }

    /**
     * Limits the run to payables whose Refund ID or Auto Name contains this text. Not for payroll.
     *
     * @param id not blank; not case-sensitive
     * @return this builder
     */
    public Builder id(String id) {
      this.id = id;
      return this;
    }

    /**
     * Sets an option. {@code FORCE} and {@code COMPLETE_ORDERS} are for payroll only.
     *
     * @param option the option
     * @return this builder
     */
    public Builder with(RunOption option) {
      options.add(option);
      return this;
    }

    /**
     * Removes an option.
     *
     * @param option the option
     * @return this builder
     */
    public Builder without(RunOption option) {
      options.remove(option);
      return this;
    }

    /**
     * {@return the request}
     *
     * @throws IllegalArgumentException if a filter or an option does not apply to the type, or a
     *     filter is blank
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
        throw new IllegalArgumentException("a filter is blank: omit it to match everything");
      }
      return new RunRequest(this);
    }

    private void check(boolean supported, String name) {
      if (!supported) {
        throw new IllegalArgumentException(
            "type "
                + type.word()
                + " does not support '"
                + name
                + "': "
                + (name.equals("month")
                    ? "run the types that take no month separately; without one, payroll covers all"
                        + " months"
                    : "omit it, or run the types that support it separately"));
      }
    }
  }
}
