package dev.payouts.notion.internal.doctor;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.payouts.core.Finding;
import dev.payouts.notion.DataSourceKey;
import dev.payouts.notion.PropertyKey;
import dev.payouts.notion.WorkspaceConfig.Names;
import dev.payouts.notion.internal.api.NotionApi;
import dev.payouts.notion.internal.api.NotionApi.Query;
import dev.payouts.notion.internal.api.NotionException;
import dev.payouts.notion.internal.api.QueryReader;
import dev.payouts.notion.internal.api.rows.DataSourceSchema;
import dev.payouts.notion.internal.api.rows.Page;
import dev.payouts.notion.internal.api.rows.Projection;
import java.util.Optional;

/**
 * Checks with one query whether the latest pages of the Task Order Log name contractors. If none
 * does, the database they come from is not shared, and no run could pay anyone.
 */
record OrderContractors(NotionApi api, Names names) {
  /** Returns a warning if none of the latest orders and line items names a contractor. */
  Optional<Finding> finding(DataSourceSchema schema) throws NotionException {
    String contractor = names.property(PropertyKey.TASK_ORDER_CONTRACTOR);
    Optional<DataSourceSchema.Property> property = schema.property(contractor);
    if (property.isEmpty()) {
      return Optional.empty();
    }
    var query =
        new Query(
            schema,
            null,
            new Projection(ImmutableList.of(property.get())),
            Query.Order.NEWEST_FIRST,
            ImmutableSet.of(contractor));
    ImmutableList<Page> pages =
        new QueryReader(api).readPart(query, QueryReader.Place.BEGINNING).pages();
    boolean isNamed = pages.stream().anyMatch(page -> !page.cell(contractor).list().isEmpty());
    return isNamed || pages.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Finding.warning(
                DataSourceKey.TASK_ORDERS.key(),
                "no task order names a contractor (\"%s\" is empty on the latest %s): share the database it comes from with the connection"
                    .formatted(contractor, pages.size() == 1 ? "page" : pages.size() + " pages")));
  }
}
