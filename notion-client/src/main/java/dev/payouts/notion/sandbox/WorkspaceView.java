package dev.payouts.notion.sandbox;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.payouts.notion.sandbox.internal.content.DataSource;
import dev.payouts.notion.sandbox.internal.content.Page;
import dev.payouts.notion.sandbox.internal.content.PlainValues;
import dev.payouts.notion.sandbox.internal.content.Property;
import dev.payouts.notion.sandbox.internal.content.Store;
import dev.payouts.notion.sandbox.internal.content.Value;
import dev.payouts.notion.sandbox.internal.wire.NotionIds;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The current content of a workspace, independent of query lag. Thread-safe. */
public final class WorkspaceView {
  private final Object lock;
  private final Store store;

  WorkspaceView(Object lock, Store store) {
    this.lock = lock;
    this.store = store;
  }

  /**
   * {@return all pages of a data source by creation time, including those in the trash}
   *
   * @param dataSourceId the ID of the data source
   * @throws IllegalArgumentException if there is no such data source
   */
  public ImmutableList<PageView> pages(String dataSourceId) {
    return pages(dataSourceId, user -> true);
  }

  /**
   * {@return the pages of a data source by creation time that some users created, including those
   * in the trash}
   *
   * @param dataSourceId the ID of the data source
   * @param createdBy selects users by their ID
   * @throws IllegalArgumentException if there is no such data source
   */
  public ImmutableList<PageView> pages(String dataSourceId, Predicate<String> createdBy) {
    synchronized (lock) {
      return dataSource(dataSourceId).pages().stream()
          .filter(page -> createdBy.test(page.createdBy().toString()))
          .map(WorkspaceView::view)
          .collect(ImmutableList.toImmutableList());
    }
  }

  /**
   * {@return the number of pages of a data source, including those in the trash}
   *
   * @param dataSourceId the ID of the data source
   * @throws IllegalArgumentException if there is no such data source
   */
  public int pageCount(String dataSourceId) {
    synchronized (lock) {
      return dataSource(dataSourceId).pages().size();
    }
  }

  /**
   * {@return a page}
   *
   * @param id the ID of the page
   */
  public Optional<PageView> page(String id) {
    synchronized (lock) {
      return NotionIds.parse(id).flatMap(store::page).map(WorkspaceView::view);
    }
  }

  /**
   * {@return a property of a page, if the page exists and the property is not empty}
   *
   * @param pageId the ID of the page
   * @param property the name of the property
   */
  public Optional<Object> property(String pageId, String property) {
    synchronized (lock) {
      return NotionIds.parse(pageId)
          .flatMap(store::page)
          .map(page -> value(page, property))
          .map(PlainValues::plain);
    }
  }

  /**
   * {@return the names of the options of a property}
   *
   * @param dataSourceId the ID of the data source
   * @param property the name of the property
   * @throws IllegalArgumentException if there is no such data source or property
   */
  public ImmutableList<String> options(String dataSourceId, String property) {
    synchronized (lock) {
      DataSource dataSource = dataSource(dataSourceId);
      int column = dataSource.find(property);
      if (column < 0) {
        throw new IllegalArgumentException("no such property: " + property);
      }
      return dataSource.columnAt(column).options().stream()
          .map(option -> option.name())
          .collect(ImmutableList.toImmutableList());
    }
  }

  private DataSource dataSource(String id) {
    return NotionIds.parse(id)
        .flatMap(store::dataSource)
        .orElseThrow(() -> new IllegalArgumentException("no such data source: " + id));
  }

  private static @Nullable Value value(Page page, String property) {
    int column = page.dataSource().find(property);
    return column < 0 ? null : page.dataSource().value(page.current(), column);
  }

  private static PageView view(Page page) {
    ImmutableMap.Builder<String, Object> properties = ImmutableMap.builder();
    ImmutableList<Property> columns = page.dataSource().columns();
    for (int column = 0; column < columns.size(); column++) {
      Value value = page.dataSource().value(page.current(), column);
      if (value != null) {
        properties.put(columns.get(column).name(), PlainValues.plain(value));
      }
    }
    return new PageView(
        page.id().toString(),
        page.dataSource().id().toString(),
        page.createdAt(),
        page.createdBy().toString(),
        page.current().place(),
        properties.buildOrThrow());
  }
}
