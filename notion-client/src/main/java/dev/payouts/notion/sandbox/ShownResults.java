package dev.payouts.notion.sandbox;

import dev.payouts.notion.sandbox.SandboxOptions.Archive;
import dev.payouts.notion.sandbox.SandboxOptions.Fill;
import dev.payouts.notion.sandbox.SandboxOptions.Notice;
import dev.payouts.notion.sandbox.internal.requests.QueryLimits;

/**
 * The limits of query results, from the options of a sandbox. Immutable.
 *
 * @param archive whether archived pages are supported
 * @param maxResults the maximum number of results of a query
 * @param fill how full result pages are
 * @param notice the pages on which an incomplete result is reported
 */
record ShownResults(Archive archive, int maxResults, Fill fill, Notice notice)
    implements QueryLimits {
  @Override
  public boolean hasArchive() {
    return archive == Archive.SEPARATE;
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
