package dev.payouts.notion.internal.adapter;

import dev.payouts.core.RunStoppedException;
import dev.payouts.core.StopCause;
import dev.payouts.notion.DataSourceKey;
import dev.payouts.notion.internal.api.NotionException;
import dev.payouts.notion.internal.api.Page;

/** Says to people what a failed request means for the run. */
public final class Stops {
  private Stops() {}

  /** Returns why a run stops that could not read what it needs. */
  public static RunStoppedException reading(String what, NotionException e) {
    if (e.isTokenRefused()) {
      return tokenRefused(e);
    }
    String advice =
        e instanceof NotionException.RefusedException
            ? "mend what it says and run again"
            : "check the network and https://status.notion.so, and run again";
    return new RunStoppedException(
        StopCause.NOT_CARRIED_THROUGH,
        "Could not read %s completely (%s): %s.".formatted(what, e.sentence(), advice),
        e);
  }

  /** Returns why a run stops that could not read what a data source looks like. */
  public static RunStoppedException readingProperties(DataSourceKey key, NotionException e) {
    return reading("the properties of " + Requirements.describe(key), e);
  }

  /** Returns why a run stops whose data source changes while it is read. */
  static RunStoppedException changing(String what, Page.PropertyGoneException e) {
    return new RunStoppedException(
        StopCause.NOT_CARRIED_THROUGH,
        "The properties of %s change while they are read (%s): run again."
            .formatted(what, e.getMessage()),
        e);
  }

  /** Returns why a run stops whose token is refused. */
  public static RunStoppedException tokenRefused(NotionException e) {
    return new RunStoppedException(
        StopCause.NOT_CARRIED_THROUGH,
        "Notion refuses the token (%s): put a valid one into NOTION_TOKEN and run again."
            .formatted(e.sentence()),
        e);
  }
}
