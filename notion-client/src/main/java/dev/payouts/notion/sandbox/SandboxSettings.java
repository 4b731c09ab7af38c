package dev.payouts.notion.sandbox;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a sandbox behaves. Immutable.
 *
 * @param seed what all IDs derive from
 * @param pace how fast it answers, and how many requests it takes
 * @param queries what queries show
 */
public record SandboxSettings(long seed, Pace pace, Queries queries) {
  /** {@return what Notion does, without latency, lag and budgets} */
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
   * {@return this with another seed}
   *
   * @param other what takes its place
   */
  public SandboxSettings withSeed(long other) {
    return new SandboxSettings(other, pace, queries);
  }

  /**
   * {@return this at another pace}
   *
   * @param other what takes its place
   */
  public SandboxSettings withPace(Pace other) {
    return new SandboxSettings(seed, other, queries);
  }

  /**
   * {@return this with other queries}
   *
   * @param other what takes its place
   */
  public SandboxSettings withQueries(Queries other) {
    return new SandboxSettings(seed, pace, other);
  }

  /**
   * How fast it answers, and how many requests it takes (notion-client/NOTION.md, "Limits and
   * failures").
   *
   * @param latency from request to answer
   * @param requestsPerMinute the budget of each token for each window; null is none
   * @param workspaceRequestsPerMinute the budget that all tokens share; null is none
   * @param window for how long a budget is; Notion's is {@link #NOTION_WINDOW}
   */
  public record Pace(
      Duration latency,
      @Nullable Integer requestsPerMinute,
      @Nullable Integer workspaceRequestsPerMinute,
      Duration window) {
    /** In which Notion counts requests. */
    public static final Duration NOTION_WINDOW = Duration.ofSeconds(60);

    /**
     * Counts requests in Notion's window.
     *
     * @param latency the time from request to answer; zero or more
     * @param requestsPerMinute the budget of each token for each 60 seconds; null for none
     * @param workspaceRequestsPerMinute the budget that all tokens share; null for none
     */
    public Pace(
        Duration latency,
        @Nullable Integer requestsPerMinute,
        @Nullable Integer workspaceRequestsPerMinute) {
      this(latency, requestsPerMinute, workspaceRequestsPerMinute, NOTION_WINDOW);
    }

    /**
     * Checks the settings.
     *
     * @param latency from request to answer
     * @param requestsPerMinute the budget of each token for each window
     * @param workspaceRequestsPerMinute the budget that all tokens share
     * @param window for how long a budget is
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

  /** How full the pages of a result are. */
  public enum Fill {
    /** As full as was asked for. */
    FULL,
    /** About two thirds: a page may hold fewer than asked for. */
    SHORT
  }

  /** On which page a result that was cut off says so. */
  public enum Notice {
    /** On the first. */
    FIRST_PAGE,
    /** On the last. */
    LAST_PAGE,
    /** On each. */
    EVERY_PAGE
  }

  /** Whether archived pages are kept apart (notion-client/NOTION.md, "Reading"). */
  public enum Archive {
    /** They are, and queries return them if they ask for them. */
    SEPARATE,
    /** This server knows no archived pages: a query that asks for them is refused. */
    NONE
  }

  /**
   * What queries show (notion-client/NOTION.md, "Reading").
   *
   * @param lag how long they are behind writes
   * @param maxResults how many results a query gives in all
   * @param fill how full pages are
   * @param notice on which page a result that was cut off says so
   * @param archive whether archived pages are kept apart
   */
  public record Queries(Duration lag, int maxResults, Fill fill, Notice notice, Archive archive) {
    /** What Notion gives in all. */
    public static final int NOTION_MAX_RESULTS = 10_000;

    /**
     * Checks the settings.
     *
     * @param lag how long they are behind writes
     * @param maxResults how many results a query gives in all
     * @param fill how full pages are
     * @param notice on which page a result that was cut off says so
     * @param archive whether archived pages are kept apart
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
     * {@return this with another lag}
     *
     * @param other what takes its place
     */
    public Queries withLag(Duration other) {
      return new Queries(other, maxResults, fill, notice, archive);
    }

    /**
     * {@return this with another number of results in all}
     *
     * @param other what takes its place
     */
    public Queries withMaxResults(int other) {
      return new Queries(lag, other, fill, notice, archive);
    }

    /**
     * {@return this with pages filled otherwise}
     *
     * @param other what takes its place
     */
    public Queries withFill(Fill other) {
      return new Queries(lag, maxResults, other, notice, archive);
    }

    /**
     * {@return this with the notice elsewhere}
     *
     * @param other what takes its place
     */
    public Queries withNotice(Notice other) {
      return new Queries(lag, maxResults, fill, other, archive);
    }

    /**
     * {@return this with archived pages kept otherwise}
     *
     * @param other what takes its place
     */
    public Queries withArchive(Archive other) {
      return new Queries(lag, maxResults, fill, notice, other);
    }
  }
}
