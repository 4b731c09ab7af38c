package dev.payouts.notion.internal.adapter;

import dev.payouts.core.FailureCause;
import dev.payouts.core.RunAbortedException;
import dev.payouts.notion.DataSourceKey;
import dev.payouts.notion.internal.api.NotionException;
import dev.payouts.notion.internal.api.NotionException.BlockedException;
import dev.payouts.notion.internal.api.NotionException.RefusedException;
import dev.payouts.notion.internal.api.Transport;
import dev.payouts.notion.internal.api.rows.Page;

/** Creates the run failures that follow from failed requests. */
public final class FailureTexts {
  /** What to do if a firewall answered instead of Notion. */
  public static final String FIREWALL =
      "this is not a permission problem; run from another network, or send the cf-ray to Notion"
          + " support";

  private FailureTexts() {}

  /** Returns the failure of a run that could not read what it needs. */
  public static RunAbortedException reading(String what, NotionException e) {
    if (e.isFatal()) {
      return fatal(e);
    }
    return new RunAbortedException(
        FailureCause.NOT_CARRIED_THROUGH,
        "Could not read %s completely (%s): %s.".formatted(what, e.sentence(), advice(e)),
        e);
  }

  private static String advice(NotionException e) {
    if (e.isFirewall()) {
      return FIREWALL;
    }
    return e instanceof RefusedException
        ? "fix the cause and run again"
        : "check the network and https://status.notion.so, and run again";
  }

  /** Returns the failure of a run after an error that would affect every other request, too. */
  public static RunAbortedException fatal(NotionException e) {
    return e instanceof BlockedException blocked ? blocked(blocked) : tokenRefused(e);
  }

  private static RunAbortedException blocked(BlockedException e) {
    String sentence =
        switch (e.why()) {
          case RESTRICTED ->
              "Notion has restricted this connection's access (%s): retrying will not help; ask a"
                  + " workspace owner or Notion support.";
          case BUDGET ->
              "Notion keeps rejecting requests (%s): find out what else uses up the request limit of"
                  + " this connection or workspace, and run again later.";
        };
    return new RunAbortedException(
        FailureCause.NOT_CARRIED_THROUGH, sentence.formatted(e.sentence()), e);
  }

  /** Returns the failure of a run that can see pages but not their properties. */
  public static RunAbortedException withoutContent(String what, Page.PartialPageException e) {
    return new RunAbortedException(
        FailureCause.NOT_CARRIED_THROUGH,
        ("Notion shows only the IDs of the pages of %s: the connection lacks the capability"
                + " \"Read content\"; add it in the connection's settings and run again.")
            .formatted(what),
        e);
  }

  /** Returns the failure of a run that could not read the schema of a data source. */
  public static RunAbortedException readingProperties(DataSourceKey key, NotionException e) {
    return reading("the properties of " + Requirements.describe(key), e);
  }

  /** Returns the failure of a run whose data source changed while it was being read. */
  public static RunAbortedException changing(String what, Page.PropertyGoneException e) {
    return new RunAbortedException(
        FailureCause.NOT_CARRIED_THROUGH,
        "The properties of %s changed while they were being read (%s): run again."
            .formatted(what, e.getMessage()),
        e);
  }

  /** Returns the failure of a run whose token was rejected. */
  public static RunAbortedException tokenRefused(NotionException e) {
    String source =
        e instanceof RefusedException refused ? refused.tokenSource() : Transport.UNKNOWN_SOURCE;
    return new RunAbortedException(
        FailureCause.NOT_CARRIED_THROUGH,
        "Notion rejected the token of %s (%s): put a valid token there and run again."
            .formatted(source, e.sentence()),
        e);
  }
}
