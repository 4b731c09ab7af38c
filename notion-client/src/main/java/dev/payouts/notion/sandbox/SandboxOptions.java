package dev.payouts.notion.sandbox;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.payouts.notion.sandbox.internal.generator.Contents;
import dev.payouts.notion.sandbox.internal.requests.QueryLimits;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/** The contents and behavior of a sandbox. Immutable. */
public final class SandboxOptions {
  /** The maximum number of connections. */
  public static final int MAX_TOKENS = 1_000;

  /** The window in which Notion counts requests (notion-client/NOTION.md). */
  private static final Duration NOTION_WINDOW = Duration.ofSeconds(60);

  /** The maximum number of results of a query in Notion. */
  private static final int NOTION_MAX_RESULTS = 10_000;

  final Contents contents;
  final long seed;
  final Budgets budgets;
  final Duration latency;
  final Duration queryLag;
  final QueryLimits queryLimits;
  final Faults faults;
  final Clock clock;
  final int port;
  final int tokens;

  private SandboxOptions(Builder builder) {
    this.contents = builder.contents();
    this.seed = builder.seed;
    this.budgets = builder.budgets();
    this.latency = notNegative("latency", builder.latency);
    this.queryLag = notNegative("query lag", builder.queryLag);
    this.queryLimits =
        new ShownResults(builder.archive, builder.maxResults, builder.fill, builder.notice);
    this.faults = builder.faults;
    this.clock = builder.clock;
    this.port = builder.port;
    this.tokens = builder.tokens;
    if (tokens < 1 || tokens > MAX_TOKENS) {
      throw new IllegalArgumentException("tokens is not from 1 to " + MAX_TOKENS + ": " + tokens);
    }
  }

  private static Duration notNegative(String name, Duration duration) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException(name + " is negative: " + duration);
    }
    return duration;
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

  /** How full the pages of a query result are. */
  public enum Fill {
    /** As full as requested. */
    FULL,
    /** About two thirds: a page may have fewer rows than requested. */
    SHORT
  }

  /** The pages on which an incomplete result is reported. */
  public enum Notice {
    /** The first page. */
    FIRST_PAGE,
    /** The last page. */
    LAST_PAGE,
    /** Every page. */
    EVERY_PAGE
  }

  /** Whether archived pages are supported (notion-client/NOTION.md, "Reading"). */
  public enum Archive {
    /** Queries return archived pages only on request. */
    SEPARATE,
    /** Queries for archived pages are rejected. */
    NONE
  }

  /**
   * The request budgets (notion-client/NOTION.md, "Limits and failures").
   *
   * @param ofToken the budget of each token per window; null for none
   * @param ofWorkspace the budget shared by all tokens; null for none
   * @param window the window
   */
  record Budgets(@Nullable Integer ofToken, @Nullable Integer ofWorkspace, Duration window) {
    Budgets {
      if (window.isNegative() || window.isZero()) {
        throw new IllegalArgumentException("budget window is not positive: " + window);
      }
      checkPositive("requests per minute", ofToken);
      checkPositive("workspace requests per minute", ofWorkspace);
    }
  }

  private static void checkPositive(String name, @Nullable Integer number) {
    if (number != null && number < 1) {
      throw new IllegalArgumentException(name + " is not positive: " + number);
    }
  }

  /** Builds {@link SandboxOptions}. Not thread-safe. */
  public static final class Builder {
    private final YearMonth month;
    private int orders = 50;
    private int refunds = 10;
    private int splits = 10;
    private int history = 300;
    private Cases cases = Cases.SPECIAL;
    private long seed = 1;
    private @Nullable Integer budgetOfToken;
    private @Nullable Integer budgetOfWorkspace;
    private Duration budgetWindow = NOTION_WINDOW;
    private Duration latency = Duration.ZERO;
    private Duration queryLag = Duration.ZERO;
    private int maxResults = NOTION_MAX_RESULTS;
    private Fill fill = Fill.FULL;
    private Notice notice = Notice.LAST_PAGE;
    private Archive archive = Archive.SEPARATE;
    private Faults faults = Faults.none();
    private Clock clock = Clock.systemUTC();
    private int port;
    private int tokens = 1;

    private Builder(YearMonth month) {
      this.month = month;
    }

    private Contents contents() {
      if (orders < 0 || refunds < 0 || splits < 0 || history < 0) {
        throw new IllegalArgumentException(
            "orders=%s, refunds=%s, splits=%s, history=%s: none may be negative"
                .formatted(orders, refunds, splits, history));
      }
      return new Contents(month, orders, refunds, splits, history, cases);
    }

    private Budgets budgets() {
      return new Budgets(budgetOfToken, budgetOfWorkspace, budgetWindow);
    }

    /** {@return this builder, for empty data sources} */
    @CanIgnoreReturnValue
    public Builder empty() {
      return orders(0).refunds(0).splits(0).history(0).cases(Cases.NONE);
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

    /** {@return this builder, with the cases that fail} */
    @CanIgnoreReturnValue
    public Builder cornerCases() {
      return cases(Cases.FAILING);
    }

    /**
     * Sets the seed of all contents and IDs; default 1.
     *
     * @param number any number
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder seed(long number) {
      seed = number;
      return this;
    }

    /**
     * Sets the time from request to response; default zero.
     *
     * @param time zero or more
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder latency(Duration time) {
      latency = time;
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
      budgetWindow = window;
      return this;
    }

    /**
     * Sets the request budget of each token per window.
     *
     * @param requests the budget, positive; null, the default, for none
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder requestsPerMinute(@Nullable Integer requests) {
      budgetOfToken = requests;
      return this;
    }

    /**
     * Sets the request budget that all tokens share per window.
     *
     * @param requests the budget, positive; null, the default, for none
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder workspaceRequestsPerMinute(@Nullable Integer requests) {
      budgetOfWorkspace = requests;
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
     * Sets how far queries lag behind writes; default zero.
     *
     * @param lag zero or more
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder queryLag(Duration lag) {
      queryLag = lag;
      return this;
    }

    /**
     * Sets the maximum number of results of a query; default Notion's.
     *
     * @param count the number, positive
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder maxResults(int count) {
      checkPositive("max results", count);
      maxResults = count;
      return this;
    }

    /**
     * Sets how full the pages of a query result are; default full.
     *
     * @param how how full
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder fill(Fill how) {
      fill = how;
      return this;
    }

    /**
     * Sets the pages on which an incomplete result is reported; default the last.
     *
     * @param pages the pages
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder notice(Notice pages) {
      notice = pages;
      return this;
    }

    /**
     * Sets whether archived pages are supported; default separate.
     *
     * @param how how
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder archive(Archive how) {
      archive = how;
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
     * @param other the clock
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
      return new SandboxOptions(this);
    }
  }
}
