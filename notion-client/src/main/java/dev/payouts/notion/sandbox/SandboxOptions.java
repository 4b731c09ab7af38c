package dev.payouts.notion.sandbox;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * What a sandbox holds and how it behaves. Immutable.
 *
 * @param contents what is generated
 * @param settings how the state machine behaves
 * @param faults what goes wrong
 * @param clock the clock of the state machine
 * @param port the port on the loopback interface, 0 for any free one
 * @param tokens how many connections there are to it, each with a token of its own
 */
public record SandboxOptions(
    Contents contents, SandboxSettings settings, Faults faults, Clock clock, int port, int tokens) {
  /** The most connections that a workspace has here. */
  public static final int MAX_TOKENS = 1_000;

  /**
   * Checks the number of tokens.
   *
   * @param contents what is generated
   * @param settings how the state machine behaves
   * @param faults what goes wrong
   * @param clock the clock of the state machine
   * @param port the port on the loopback interface, 0 for any free one
   * @param tokens how many connections there are to it, each with a token of its own
   * @throws IllegalArgumentException if it makes no sense
   */
  public SandboxOptions {
    if (tokens < 1 || tokens > MAX_TOKENS) {
      throw new IllegalArgumentException("tokens is not from 1 to " + MAX_TOKENS + ": " + tokens);
    }
  }

  /**
   * {@return a builder of a workspace whose orders are of a month}
   *
   * @param month the month of the orders
   */
  public static Builder builder(YearMonth month) {
    return new Builder(month);
  }

  /** Which cases a generated workspace has beside the ordinary ones. */
  public enum Cases {
    /** None. */
    NONE,
    /** Those that end as created or skipped. */
    SPECIAL,
    /** Those, and those that fail. */
    FAILING
  }

  /**
   * What is generated.
   *
   * @param month the month of the orders
   * @param orders how many ordinary orders
   * @param refunds how many ordinary refund requests
   * @param splits how many ordinary invoice splits
   * @param history how many payouts of earlier months
   * @param cases which cases beside the ordinary ones
   */
  public record Contents(
      YearMonth month, int orders, int refunds, int splits, int history, Cases cases) {
    /**
     * Checks the numbers.
     *
     * @param month the month of the orders
     * @param orders how many ordinary orders
     * @param refunds how many ordinary refund requests
     * @param splits how many ordinary invoice splits
     * @param history how many payouts of earlier months
     * @param cases which cases beside the ordinary ones
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
     * Generates nothing: the data sources are there, and empty.
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
     * Sets the number of ordinary orders; 50 unless set.
     *
     * @param count how many, not negative
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder orders(int count) {
      orders = count;
      return this;
    }

    /**
     * Sets the number of ordinary refund requests; 10 unless set.
     *
     * @param count how many, not negative
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder refunds(int count) {
      refunds = count;
      return this;
    }

    /**
     * Sets the number of ordinary invoice splits; 10 unless set.
     *
     * @param count how many, not negative
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder splits(int count) {
      splits = count;
      return this;
    }

    /**
     * Sets the number of payouts of earlier months; 300 unless set.
     *
     * @param count how many, not negative
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder history(int count) {
      history = count;
      return this;
    }

    /**
     * Sets which cases stand beside the ordinary ones; the special ones unless set.
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
     * Sets the seed of everything; 1 unless set.
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
     * Sets the time from request to answer; none unless set.
     *
     * @param latency the time from request to answer; zero or more
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
     * Sets for how long a budget is, so that tests need not wait a minute; Notion's unless set.
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
     * Sets how many tokens it takes, each with a budget of its own; one unless set.
     *
     * @param count from 1 to {@value #MAX_TOKENS}
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder tokens(int count) {
      tokens = count;
      return this;
    }

    /**
     * Sets the budget of requests of each token for each 60 seconds; null is none.
     *
     * @param requests a positive number; null for no budget
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
     * Sets how long queries are behind writes; not at all unless set.
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
     * Sets what queries show.
     *
     * @param queries what they show
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder queries(SandboxSettings.Queries queries) {
      settings = settings.withQueries(queries);
      return this;
    }

    /**
     * Sets what goes wrong; nothing unless set.
     *
     * @param what decides of each request
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder faults(Faults what) {
      faults = what;
      return this;
    }

    /**
     * Sets the clock; the system's unless set.
     *
     * @param other what takes its place
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder clock(Clock other) {
      clock = other;
      return this;
    }

    /**
     * Sets the port on the loopback interface; any free one unless set.
     *
     * @param number from 0 to 65535; 0 is any free one
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
     * @throws IllegalArgumentException if a number makes no sense
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
