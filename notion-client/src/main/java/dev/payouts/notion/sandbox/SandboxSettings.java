package dev.payouts.notion.sandbox;

import dev.payouts.notion.sandbox.internal.QueryLimits;
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
  /** Returns what Notion does, without latency, lag and budgets. */
  public static SandboxSettings defaults() {
    return new SandboxSettings(
        1,
        new Pace(Duration.ZERO, null, null),
        new Queries(Duration.ZERO, Queries.NOTION_MAX_RESULTS, Fill.FULL, Notice.LAST_PAGE));
  }

  /** Returns this with another seed. */
  public SandboxSettings withSeed(long other) {
    return new SandboxSettings(other, pace, queries);
  }

  /** Returns this at another pace. */
  public SandboxSettings withPace(Pace other) {
    return new SandboxSettings(seed, other, queries);
  }

  /** Returns this with other queries. */
  public SandboxSettings withQueries(Queries other) {
    return new SandboxSettings(seed, pace, other);
  }

  /**
   * How fast it answers, and how many requests it takes (NOTION.md, "Limits and failures").
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

    /** Counts requests in Notion's window. */
    public Pace(
        Duration latency,
        @Nullable Integer requestsPerMinute,
        @Nullable Integer workspaceRequestsPerMinute) {
      this(latency, requestsPerMinute, workspaceRequestsPerMinute, NOTION_WINDOW);
    }

    /**
     * Checks the settings.
     *
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

  /**
   * What queries show (NOTION.md, "Reading").
   *
   * @param lag how long they are behind writes
   * @param maxResults how many results a query gives in all
   * @param fill how full pages are
   * @param notice on which page a result that was cut off says so
   */
  public record Queries(Duration lag, int maxResults, Fill fill, Notice notice)
      implements QueryLimits {
    /** What Notion gives in all. */
    public static final int NOTION_MAX_RESULTS = 10_000;

    /**
     * Checks the settings.
     *
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

    /** Returns this with another lag. */
    public Queries withLag(Duration other) {
      return new Queries(other, maxResults, fill, notice);
    }

    /** Returns this with another number of results in all. */
    public Queries withMaxResults(int other) {
      return new Queries(lag, other, fill, notice);
    }

    /** Returns this with pages filled otherwise. */
    public Queries withFill(Fill other) {
      return new Queries(lag, maxResults, other, notice);
    }

    /** Returns this with the notice elsewhere. */
    public Queries withNotice(Notice other) {
      return new Queries(lag, maxResults, fill, other);
    }

    @Override
    public int shown(int pageSize) {
      return fill == Fill.FULL ? pageSize : (pageSize * 2 + 2) / 3;
    }

    @Override
    @SuppressWarnings("BooleanParameter") // a page can be the first and the last
    public boolean tells(boolean firstPage, boolean lastPage) {
      return switch (notice) {
        case FIRST_PAGE -> firstPage;
        case LAST_PAGE -> lastPage;
        case EVERY_PAGE -> true;
      };
    }
  }
}
