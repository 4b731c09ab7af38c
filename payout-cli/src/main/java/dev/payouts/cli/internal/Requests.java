package dev.payouts.cli.internal;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.ApiCalls;
import dev.payouts.core.RunOption;
import dev.payouts.core.RunReport;
import dev.payouts.core.Status;
import java.util.Locale;

/** How many requests a run took, beside those of looking everything up one by one. */
final class Requests {
  private static final int PAGE_SIZE = 100;
  private static final int LOOKUPS_AN_ITEM = 3;

  private Requests() {}

  /** Returns the requests of a run in a line. */
  static String line(RunReport run) {
    String taken = "Requests: " + sum(run.calls()) + repeats(run.calls());
    return run.items().isEmpty() ? taken : taken + "; " + oneByOne(run);
  }

  /** Returns requests as in {@code 4 queries + 50 creates = 54}. */
  static String sum(ApiCalls calls) {
    ImmutableList.Builder<String> builder = ImmutableList.builder();
    add(builder, calls.query(), "query", "queries");
    add(builder, calls.get(), "read of a page", "reads of a page");
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

  private static String repeats(ApiCalls calls) {
    ImmutableList.Builder<String> builder = ImmutableList.builder();
    add(builder, calls.retries(), "was a repeat", "were repeats");
    add(
        builder,
        calls.rateLimited(),
        "was refused because the budget was spent",
        "were refused because the budget was spent");
    ImmutableList<String> parts = builder.build();
    return parts.isEmpty() ? "" : " (" + String.join(", ", parts) + ")";
  }

  private static void add(
      ImmutableList.Builder<String> parts, long number, String one, String several) {
    if (number > 0) {
      parts.add(Words.count(number, one, several));
    }
  }

  /** Says what the N+1 way would have taken for the same items, and for what. */
  private static String oneByOne(RunReport run) {
    long processed = run.items().size();
    long pages = (processed + PAGE_SIZE - 1) / PAGE_SIZE;
    long lookups = LOOKUPS_AN_ITEM * processed;
    long creates = (long) run.count(Status.CREATED) + run.count(Status.PLANNED);
    ApiCalls planned = run.callsOfRealRun();
    long updates = (planned == null ? run.calls() : planned).update(); // the same either way
    ImmutableList.Builder<String> parts = ImmutableList.builder();
    add(parts, pages, "listing", "listings");
    add(parts, lookups, "lookup", "lookups");
    add(parts, creates, "create", "creates");
    add(parts, updates, "update", "updates");
    return "one by one (N+1) "
        + (run.request().has(RunOption.DRY_RUN) ? "a real run would take " : "it would have been ")
        + String.join(" + ", parts.build())
        + String.format(Locale.ROOT, " = %,d", pages + lookups + creates + updates);
  }
}
