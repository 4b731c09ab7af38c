package dev.payouts.notion.sandbox.internal;

/** How much of a result queries give (notion-client/NOTION.md, "Reading"). */
public interface QueryLimits {
  /** Tells whether archived pages are kept apart, for queries that ask for them. */
  boolean hasArchive();

  /** Returns how many results a query gives in all. */
  int maxResults();

  /** Returns how many results a page of at most so many holds. */
  int shown(int pageSize);

  /** Tells whether a page of a result that was cut off says so. */
  boolean tells(boolean firstPage, boolean lastPage);
}
