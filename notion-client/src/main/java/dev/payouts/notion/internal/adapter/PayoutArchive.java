package dev.payouts.notion.internal.adapter;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.model.PayableType;
import dev.payouts.notion.DataSourceKey;
import dev.payouts.notion.PropertyKey;
import dev.payouts.notion.WorkspaceConfig.Names;
import dev.payouts.notion.internal.adapter.WorkspaceReader.Selection;
import dev.payouts.notion.internal.api.NotionApi;
import dev.payouts.notion.internal.api.NotionApi.Query.Scope;
import dev.payouts.notion.internal.api.NotionException;
import dev.payouts.notion.internal.api.rows.Filter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks for archived payouts, which few workspaces have. A server that rejects queries for
 * archived pages is not asked again. Thread-safe.
 */
final class PayoutArchive {
  private static final Logger log = LoggerFactory.getLogger(PayoutArchive.class);

  private final WorkspaceReader reader;
  private final Names names;
  private volatile boolean isMissing;

  PayoutArchive(WorkspaceReader reader, Names names) {
    this.reader = reader;
    this.names = names;
  }

  /**
   * Returns whether any archived payout points to a payable of a type. Sends one request.
   *
   * @throws dev.payouts.core.RunAbortedException if the request fails
   */
  boolean hasPayouts(PayableType type) {
    if (isMissing) {
      return false;
    }
    PropertyKey source = PayoutProperties.source(type);
    return has(
        Selection.of(
            DataSourceKey.PAYOUTS,
            Filter.notEmpty(names.property(source)),
            ImmutableList.of(source)));
  }

  /**
   * Returns the archived rows of a selection. Sends one request if there are none.
   *
   * @throws dev.payouts.core.RunAbortedException if they cannot be read completely
   */
  ImmutableList<Row> rows(Selection selection) {
    return !isMissing && has(selection)
        ? reader.rows(selection.in(Scope.ARCHIVED))
        : ImmutableList.of();
  }

  private boolean has(Selection selection) {
    try {
      return !reader.isEmpty(selection.in(Scope.ARCHIVED));
    } catch (NotionException e) {
      if (!e.rejects(NotionApi.IS_ARCHIVED)) {
        throw FailureTexts.reading(Requirements.describe(DataSourceKey.PAYOUTS), e);
      }
      log.debug(
          "this server does not support archived pages: it rejects {}", NotionApi.IS_ARCHIVED);
      isMissing = true;
      return false;
    }
  }
}
