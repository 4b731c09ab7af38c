package dev.payouts.notion.sandbox.internal.requests;

/** The limits of query results (notion-client/NOTION.md, "Reading"). */
public interface QueryLimits {
  /** Returns whether queries for archived pages are supported. */
  boolean hasArchive();

  /** Returns the maximum number of results of a query. */
  int maxResults();

  /** Returns the number of results in a page with a given page size. */
  int shown(int pageSize);

  /** Returns whether a page of an incomplete result reports it. */
  boolean tells(boolean firstPage, boolean lastPage);
}
