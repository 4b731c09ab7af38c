package dev.payouts.core.report.internal;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.RunOption;
import dev.payouts.core.RunReport;
import dev.payouts.core.spi.ApiCalls;
import java.util.Locale;

/** Formats the requests of a run, and those of the N+1 way. */
public final class RequestCounts {
  private RequestCounts() {}

  /** Tells whether the requests of a run are known: those of a plan in a file are not. */
  public static boolean areKnown(RunReport run) {
    return !run.runId().isEmpty() || run.calls().total() > 0;
  }

  /** Returns the requests of a run in a line. */
  public static String line(RunReport run) {
    return "Requests: " + sum(run.calls()) + retries(run.calls());
  }

  /** Returns the requests that the N+1 way takes for the same items; empty if there are none. */
  public static String comparison(RunReport run) {
    if (run.items().isEmpty()) {
      return "";
    }
    String tense = run.request().has(RunOption.DRY_RUN) ? "would take " : "would have taken ";
    return "; one by one (N+1), a run " + tense + sum(NPlusOneRequests.of(run));
  }

  /** Returns requests such as {@code 5 queries + 50 creates = 55}. */
  public static String sum(ApiCalls calls) {
    ImmutableList.Builder<String> builder = ImmutableList.builder();
    add(builder, calls.query(), "query", "queries");
    add(builder, calls.get(), "page read", "page reads");
    add(builder, calls.create(), "create", "creates");
    add(builder, calls.update(), "update", "updates");
    add(builder, calls.schema(), "schema", "schemas");
    ImmutableList<String> parts = builder.build();
    if (parts.isEmpty()) {
      return "none";
    }
    return parts.size() == 1
        ? parts.get(0)
        : String.join(" + ", parts) + String.format(Locale.ROOT, " = %,d", calls.total());
  }

  private static String retries(ApiCalls calls) {
    ImmutableList.Builder<String> builder = ImmutableList.builder();
    add(builder, calls.retries(), "was a retry", "were retries");
    add(
        builder,
        calls.rateLimited(),
        "was rejected by the rate limit",
        "were rejected by the rate limit");
    ImmutableList<String> parts = builder.build();
    return parts.isEmpty() ? "" : " (" + String.join(", ", parts) + ")";
  }

  private static void add(
      ImmutableList.Builder<String> parts, long number, String one, String several) {
    if (number > 0) {
      parts.add(DisplayText.count(number, one, several));
    }
  }

  /**
   * Returns the requests of the N+1 way such as {@code 1 listing + 150 lookups + 50 creates = 201}.
   */
  private static String sum(NPlusOneRequests calls) {
    ImmutableList.Builder<String> parts = ImmutableList.builder();
    add(parts, calls.listings(), "listing", "listings");
    add(parts, calls.lookups(), "lookup", "lookups");
    add(parts, calls.creates(), "create", "creates");
    add(parts, calls.updates(), "update", "updates");
    return String.join(" + ", parts.build()) + String.format(Locale.ROOT, " = %,d", calls.total());
  }
}
