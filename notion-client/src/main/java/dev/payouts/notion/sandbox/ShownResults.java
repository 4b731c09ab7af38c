package dev.payouts.notion.sandbox;

import dev.payouts.notion.sandbox.SandboxSettings.Archive;
import dev.payouts.notion.sandbox.SandboxSettings.Fill;
import dev.payouts.notion.sandbox.SandboxSettings.Queries;
import dev.payouts.notion.sandbox.internal.QueryLimits;

/**
 * The limits of query results, from the settings of a sandbox. Immutable.
 *
 * @param queries the settings
 */
record ShownResults(Queries queries) implements QueryLimits {
  @Override
  public boolean hasArchive() {
    return queries.archive() == Archive.SEPARATE;
  }

  @Override
  public int maxResults() {
    return queries.maxResults();
  }

  @Override
  public int shown(int pageSize) {
    return queries.fill() == Fill.FULL ? pageSize : (pageSize * 2 + 2) / 3;
  }

  @Override
  @SuppressWarnings("BooleanParameter") // a page can be the first and the last
  public boolean tells(boolean firstPage, boolean lastPage) {
    return switch (queries.notice()) {
      case FIRST_PAGE -> firstPage;
      case LAST_PAGE -> lastPage;
      case EVERY_PAGE -> true;
    };
  }
}
