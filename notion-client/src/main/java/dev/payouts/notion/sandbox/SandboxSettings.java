package dev.payouts.notion.sandbox;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The behavior of a sandbox. Immutable.
 *
 * @param seed the seed of all IDs
 * @param pace its latency and request budgets
 * @param queries the behavior of queries
 */
public record SandboxSettings(long seed, Pace pace, Queries queries) {
  /** {@return the behavior of Notion without latency, lag and budgets} */
  public static SandboxSettings defaults() {
    return new SandboxSettings(
        1,
        new Pace(Duration.ZERO, null, null),
        new Queries(
            Duration.ZERO,
            Queries.NOTION_MAX_RESULTS,
            Fill.FULL,
            Notice.LAST_PAGE,
            Archive.SEPARATE));
  }

  /**
   * {@return these settings with another seed}
   *
   * @param other the new value
   */
  public SandboxSettings withSeed(long other) {
    return new SandboxSettings(other, pace, queries);
  }

  /**
   * {@return these settings with another pace}
   *
   * @param other the new value
   */
  public SandboxSettings withPace(Pace other) {
    return new SandboxSettings(seed, other, queries);
  }

  /**
   * {@return these settings with another behavior of queries}
   *
   * @param other the new value
   */
  public SandboxSettings withQueries(Queries other) {
    return new SandboxSettings(seed, pace, other);
  }

  /**
   * The latency and the request budgets (notion-client/NOTION.md, "Limits and failures").
   *
   * @param latency the time from request to response
   * @param requestsPerMinute the budget of each token per window; null for none
   * @param workspaceRequestsPerMinute the budget shared by all tokens; null for none
   * @param window the window of the budgets; Notion's is {@link #NOTION_WINDOW}
   */
  public record Pace(
      Duration latency,
      @Nullable Integer requestsPerMinute,
      @Nullable Integer workspaceRequestsPerMinute,
      Duration window) {
    /** The window in which Notion counts requests. */
    public static final Duration NOTION_WINDOW = Duration.ofSeconds(60);

    /**
     * Creates a pace with Notion's window.
     *
     * @param latency the time from request to response; zero or more
     * @param requestsPerMinute the budget of each token per 60 seconds; null for none
     * @param workspaceRequestsPerMinute the budget shared by all tokens; null for none
     */
    public Pace(
        Duration latency,
        @Nullable Integer requestsPerMinute,
        @Nullable Integer workspaceRequestsPerMinute) {
      this(latency, requestsPerMinute, workspaceRequestsPerMinute, NOTION_WINDOW);
    }

    /**
     * Validates the settings.
     *
     * @param latency the time from request to response
     * @param requestsPerMinute the budget of each token per window
     * @param workspaceRequestsPerMinute the budget shared by all tokens
     * @param window the window of the budgets
     * @throws IllegalArgumentException if one is out of range
     */
    public Pace {
      if (latency.isNegative()) {
        throw new IllegalArgumentException("latency is negative: " + latency);
      }
      if (window.isNegative() || window.isZero()) {
        throw new IllegalArgumentException("window is not positive: " + window);
      }
      checkBudget("requestsPerMinute", requestsPerMinute);
      checkBudget("workspaceRequestsPerMinute", workspaceRequestsPerMinute);
    }

    private static void checkBudget(String name, @Nullable Integer budget) {
      if (budget != null && budget < 1) {
        throw new IllegalArgumentException(name + " is not positive: " + budget);
      }
    }
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
   * The behavior of queries (notion-client/NOTION.md, "Reading").
   *
   * @param lag how far queries lag behind writes
   * @param maxResults the maximum number of results of a query
   * @param fill how full result pages are
   * @param notice the pages on which an incomplete result is reported
   * @param archive whether archived pages are supported
   */
  public record Queries(Duration lag, int maxResults, Fill fill, Notice notice, Archive archive) {
    /** The maximum number of results in Notion. */
    public static final int NOTION_MAX_RESULTS = 10_000;

    /**
     * Validates the settings.
     *
     * @param lag how far queries lag behind writes
     * @param maxResults the maximum number of results of a query
     * @param fill how full result pages are
     * @param notice the pages on which an incomplete result is reported
     * @param archive whether archived pages are supported
     * @throws IllegalArgumentException if one is out of range
     */
    public Queries {
      if (lag.isNegative()) {
        throw new IllegalArgumentException("lag is negative: " + lag);
      }
      if (maxResults < 1) {
        throw new IllegalArgumentException("maxResults is not positive: " + maxResults);
      }
    }

    /**
     * {@return this behavior with another lag}
     *
     * @param other the new value
     */
    public Queries withLag(Duration other) {
      return new Queries(other, maxResults, fill, notice, archive);
    }

    /**
     * {@return this behavior with another maximum number of results}
     *
     * @param other the new value
     */
    public Queries withMaxResults(int other) {
      return new Queries(lag, other, fill, notice, archive);
    }

    /**
     * {@return this behavior with another fill}
     *
     * @param other the new value
     */
    public Queries withFill(Fill other) {
      return new Queries(lag, maxResults, other, notice, archive);
    }

    /**
     * {@return this behavior with another notice}
     *
     * @param other the new value
     */
    public Queries withNotice(Notice other) {
      return new Queries(lag, maxResults, fill, other, archive);
    }

    /**
     * {@return this behavior with another archive setting}
     *
     * @param other the new value
     */
    public Queries withArchive(Archive other) {
      return new Queries(lag, maxResults, fill, notice, other);
    }
  }
}
