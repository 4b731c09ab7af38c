package dev.payouts.notion.textbook;

import dev.payouts.notion.DataSourceKey;
import dev.payouts.notion.sandbox.OrderSeed;
import dev.payouts.notion.sandbox.PageSeed;
import dev.payouts.notion.sandbox.PayrollWorkspace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Adds an order of a book with its line items, of which another order may have some already. */
final class LineItems {
  private static final Instant CREATED = Instant.parse("2026-10-01T08:00:00Z");

  private LineItems() {}

  static String add(PayrollWorkspace workspace, OrderSeed seed, Book.Order order, Oddities odd) {
    List<String> ids = order.lineItems.stream().map(Book.LineItem::id).toList();
    String orderId = seed.property("Sub-item", ids.isEmpty() ? null : ids).add();
    for (Book.LineItem item : order.lineItems) {
      if (workspace.notion().view().page(item.id()).isPresent()) {
        List<String> parents = new ArrayList<>(parentsOf(workspace, item));
        parents.add(orderId);
        workspace.notion().editor().setProperties(item.id(), Map.of("Parent item", parents));
        continue;
      }
      Map<String, @Nullable Object> properties = new HashMap<>();
      properties.put("Name", "Day");
      properties.put("Type", "Timesheet");
      properties.put("Status", "Approved");
      properties.put("Contractor", odd.contractors(item.contractors()));
      properties.put("Parent item", List.of(orderId));
      properties.put("Line Item Hours", odd.number(item.hours()));
      workspace
          .notion()
          .editor()
          .addPage(
              new PageSeed(
                  workspace.dataSource(DataSourceKey.TASK_ORDERS),
                  item.id(),
                  CREATED,
                  null,
                  item.isGone()
                      ? odd.oneIn(2) ? PageSeed.Place.ARCHIVE : PageSeed.Place.TRASH
                      : PageSeed.Place.LIVE,
                  properties));
    }
    return orderId;
  }

  private static List<String> parentsOf(PayrollWorkspace workspace, Book.LineItem item) {
    Object parents = workspace.notion().view().property(item.id(), "Parent item").orElseThrow();
    return ((List<?>) parents).stream().map(String::valueOf).toList();
  }
}
