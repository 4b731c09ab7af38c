package dev.payouts.notion.sandbox;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * The contents and behavior of a sandbox. Immutable.
 *
 * @param contents the contents to generate
 * @param settings the settings of the state machine
 * @param faults the faults to inject
 * @param clock the clock of the state machine
 * @param port the port on the loopback interface, 0 for any free one
 * @param tokens the number of connections, each with its own token
 */
public record SandboxOptions(
    Contents contents, SandboxSettings settings, Faults faults, Clock clock, int port, int tokens) {
  /** The maximum number of connections. */
  public static final int MAX_TOKENS = 1_000;

  /**
   * Validates the number of tokens.
   *
   * @param contents the contents to generate
   * @param settings the settings of the state machine
   * @param faults the faults to inject
   * @param clock the clock of the state machine
   * @param port the port on the loopback interface, 0 for any free one
   * @param tokens the number of connections, each with its own token
   * @throws IllegalArgumentException if it is out of range
   */
  public SandboxOptions {
    if (tokens < 1 || tokens > MAX_TOKENS) {
      throw new IllegalArgumentException("tokens is not from 1 to " + MAX_TOKENS + ": " + tokens);
    }
  }

  /**
   * {@return a builder for a workspace with orders of a month}
   *
   * @param month the month of the orders
   */
  public static Builder builder(YearMonth month) {
    return new Builder(month);
  }

  /** The cases that a generated workspace has in addition to the regular ones. */
  public enum Cases {
    /** None. */
    NONE,
    /** Cases that end as created or skipped. */
    SPECIAL,
    /** Those and cases that fail. */
    FAILING
  }

  /**
   * The contents to generate.
   *
   * @param month the month of the orders
   * @param orders the number of regular orders
   * @param refunds the number of regular refund requests
   * @param splits the number of regular invoice splits
   * @param history the number of payouts of earlier months
   * @param cases the cases in addition to the regular ones
   */
  public record Contents(
      YearMonth month, int orders, int refunds, int splits, int history, Cases cases) {
    /**
     * Validates the numbers.
     *
     * @param month the month of the orders
     * @param orders the number of regular orders
     * @param refunds the number of regular refund requests
     * @param splits the number of regular invoice splits
     * @param history the number of payouts of earlier months
     * @param cases the cases in addition to the regular ones
     * @throws IllegalArgumentException if one is negative
     */
    public Contents {
      if (orders < 0 || refunds < 0 || splits < 0 || history < 0) {
        throw new IllegalArgumentException(
            "orders=%d, refunds=%d, splits=%d, history=%d: none may be negative"
                .formatted(orders, refunds, splits, history));
      }
    }
  }

  /** Builds {@link SandboxOptions}. Not thread-safe. */
  public static final class Builder {
    private static final int DEFAULT_ORDERS = 50;
    private static final int DEFAULT_REFUNDS = 10;
    private static final int DEFAULT_SPLITS = 10;
    private static final int DEFAULT_HISTORY = 300;

    private final YearMonth month;
    private int orders = DEFAULT_ORDERS;
    private int refunds = DEFAULT_REFUNDS;
    private int splits = DEFAULT_SPLITS;
    private int history = DEFAULT_HISTORY;
    private Cases cases = Cases.SPECIAL;
    private SandboxSettings settings = SandboxSettings.defaults();
    private Faults faults = Faults.none();
    private Clock clock = Clock.systemUTC();
    private int port;
    private int tokens = 1;

    private Builder(YearMonth month) {
      this.month = month;
    }

    /**
     * Generates empty data sources.
     *
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder empty() {
      orders = 0;
      refunds = 0;
      splits = 0;
      history = 0;
      cases = Cases.NONE;
      return this;
    }

    /**
     * Sets the number of regular orders; default 50.
     *
     * @param count the number, not negative
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder orders(int count) {
      orders = count;
      return this;
    }

    /**
     * Sets the number of regular refund requests; default 10.
     *
     * @param count the number, not negative
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder refunds(int count) {
      refunds = count;
      return this;
    }

    /**
     * Sets the number of regular invoice splits; default 10.
     *
     * @param count the number, not negative
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder splits(int count) {
      splits = count;
      return this;
    }

    /**
     * Sets the number of payouts of earlier months; default 300.
     *
     * @param count the number, not negative
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder history(int count) {
      history = count;
      return this;
    }

    /**
     * Sets the cases in addition to the regular ones; default special.
     *
     * @param which the cases
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder cases(Cases which) {
      cases = which;
      return this;
    }

    /**
     * Adds the cases that fail.
     *
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder cornerCases() {
      return cases(Cases.FAILING);
    }

    /**
     * Sets the seed of everything; default 1.
     *
     * @param seed any number
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder seed(long seed) {
      settings = settings.withSeed(seed);
      return this;
    }

    /**
     * Sets the time from request to response; default zero.
     *
     * @param latency the time from request to response; zero or more
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder latency(Duration latency) {
      SandboxSettings.Pace pace = settings.pace();
      settings =
          settings.withPace(
              new SandboxSettings.Pace(
                  latency,
                  pace.requestsPerMinute(),
                  pace.workspaceRequestsPerMinute(),
                  pace.window()));
      return this;
    }

    /**
     * Sets the window of the budgets, so that tests need not wait a minute; default Notion's.
     *
     * @param window longer than zero
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder budgetWindow(Duration window) {
      SandboxSettings.Pace pace = settings.pace();
      settings =
          settings.withPace(
              new SandboxSettings.Pace(
                  pace.latency(),
                  pace.requestsPerMinute(),
                  pace.workspaceRequestsPerMinute(),
                  window));
      return this;
    }

    /**
     * Sets the number of tokens, each with its own budget; default one.
     *
     * @param count the number, from 1 to {@value #MAX_TOKENS}
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder tokens(int count) {
      tokens = count;
      return this;
    }

    /**
     * Sets the request budget of each token per 60 seconds.
     *
     * @param requests the budget, positive; null for none
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder requestsPerMinute(@Nullable Integer requests) {
      SandboxSettings.Pace pace = settings.pace();
      settings =
          settings.withPace(
              new SandboxSettings.Pace(
                  pace.latency(), requests, pace.workspaceRequestsPerMinute(), pace.window()));
      return this;
    }

    /**
     * Sets how far queries lag behind writes; default zero.
     *
     * @param lag zero or more
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder queryLag(Duration lag) {
      settings = settings.withQueries(settings.queries().withLag(lag));
      return this;
    }

    /**
     * Sets the behavior of queries.
     *
     * @param queries the behavior
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder queries(SandboxSettings.Queries queries) {
      settings = settings.withQueries(queries);
      return this;
    }

    /**
     * Sets the faults to inject; default none.
     *
     * @param what decides on each request
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder faults(Faults what) {
      faults = what;
      return this;
    }

    /**
     * Sets the clock; default the system clock.
     *
     * @param other the new value
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder clock(Clock other) {
      clock = other;
      return this;
    }

    /**
     * Sets the port on the loopback interface; default any free port.
     *
     * @param number the port, from 0 to 65535; 0 for any free port
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder port(int number) {
      port = number;
      return this;
    }

    /**
     * {@return the options}
     *
     * @throws IllegalArgumentException if a number is out of range
     */
    public SandboxOptions build() {
      return new SandboxOptions(
          new Contents(month, orders, refunds, splits, history, cases),
          settings,
          faults,
          clock,
          port,
          tokens);
    }
  }
}
