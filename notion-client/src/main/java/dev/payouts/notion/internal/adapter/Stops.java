package dev.payouts.notion.internal.adapter;

import dev.payouts.core.RunStoppedException;
import dev.payouts.core.StopCause;
import dev.payouts.notion.DataSourceKey;
import dev.payouts.notion.internal.api.NotionException;
import dev.payouts.notion.internal.api.NotionException.BlockedException;
import dev.payouts.notion.internal.api.NotionException.RefusedException;
import dev.payouts.notion.internal.api.Page;

/** Says to people what a failed request means for the run. */
public final class Stops {
  /** What to do about an answer that a firewall gave instead of Notion. */
  public static final String FIREWALL =
      "this is not a missing permission; run from another network, or send the cf-ray to Notion's"
          + " support";

  private Stops() {}

  /** Returns why a run stops that could not read what it needs. */
  public static RunStoppedException reading(String what, NotionException e) {
    if (e.isFatal()) {
      return fatal(e);
    }
    return new RunStoppedException(
        StopCause.NOT_CARRIED_THROUGH,
        "Could not read %s completely (%s): %s.".formatted(what, e.sentence(), advice(e)),
        e);
  }

  private static String advice(NotionException e) {
    if (e.isFirewall()) {
      return FIREWALL;
    }
    return e instanceof RefusedException
        ? "fix what it says and run again"
        : "check the network and https://status.notion.so, and run again";
  }

  /** Returns why a run stops after a failure that any other request would meet too. */
  public static RunStoppedException fatal(NotionException e) {
    return e instanceof BlockedException blocked ? blocked(blocked) : tokenRefused(e);
  }

  private static RunStoppedException blocked(BlockedException e) {
    String sentence =
        switch (e.why()) {
          case RESTRICTED ->
              "Notion has restricted the access of this connection (%s): repeating is of no use; ask"
                  + " an owner of the workspace or Notion's support.";
          case BUDGET ->
              "Notion lets no request through (%s): find out what else uses up the request limit of"
                  + " this connection or workspace, and run again later.";
        };
    return new RunStoppedException(
        StopCause.NOT_CARRIED_THROUGH, sentence.formatted(e.sentence()), e);
  }

  /** Returns why a run stops that is shown no properties of pages. */
  public static RunStoppedException withoutContent(String what, Page.PartialPageException e) {
    return new RunStoppedException(
        StopCause.NOT_CARRIED_THROUGH,
        ("Notion shows nothing but the IDs of the pages of %s: the connection lacks the capability"
                + " \"Read content\"; add it in the connection's settings and run again.")
            .formatted(what),
        e);
  }

  /** Returns why a run stops that could not read what a data source looks like. */
  public static RunStoppedException readingProperties(DataSourceKey key, NotionException e) {
    return reading("the properties of " + Requirements.describe(key), e);
  }

  /** Returns why a run stops whose data source changes while it is read. */
  public static RunStoppedException changing(String what, Page.PropertyGoneException e) {
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
