package dev.payouts.notion.internal.adapter;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import dev.payouts.core.host.Host;
import dev.payouts.core.model.Contractor;
import dev.payouts.core.model.ContractorId;
import dev.payouts.core.spi.PositionSource;
import dev.payouts.notion.DataSourceKey;
import dev.payouts.notion.NotionIds;
import dev.payouts.notion.PropertyKey;
import dev.payouts.notion.WorkspaceConfig.Names;
import dev.payouts.notion.internal.adapter.WorkspaceReader.Part;
import dev.payouts.notion.internal.adapter.WorkspaceReader.Selection;
import dev.payouts.notion.internal.api.NotionApi.Query;
import dev.payouts.notion.internal.api.NotionException;
import dev.payouts.notion.internal.api.QueryReader.Place;
import dev.payouts.notion.internal.api.rows.DataSourceSchema;
import dev.payouts.notion.internal.api.rows.Page;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads contractors in pages of a hundred rows while that may be cheaper than reading the missing
 * ones one by one, then those one by one; Notion cannot filter by page ID. It switches once it has
 * read as many pages as contractors are missing, so it needs at most twice the requests of the
 * better way, however large the data source is.
 */
public final class NotionContractors implements PositionSource {
  private static final ImmutableList<PropertyKey> WANTED =
      ImmutableList.of(
          PropertyKey.CONTRACTOR_FULL_NAME,
          PropertyKey.CONTRACTOR_DISCORD,
          PropertyKey.CONTRACTOR_POSITION);
  private static final Selection NEWEST_FIRST =
      new Selection(
          DataSourceKey.CONTRACTORS, null, WANTED, Query.Order.NEWEST_FIRST, ImmutableSet.of());
  private static final Logger log = LoggerFactory.getLogger(NotionContractors.class);

  private final WorkspaceReader reader;
  private final Schemas schemas;
  private final Host host;
  private final int workers;
  private final Names names;

  NotionContractors(WorkspaceReader reader, Schemas schemas, Host host, int workers, Names names) {
    this.reader = reader;
    this.schemas = schemas;
    this.host = host;
    this.workers = workers;
    this.names = names;
  }

  @Override
  public ImmutableMap<ContractorId, Contractor> contractors(ImmutableSet<ContractorId> wanted) {
    Map<ContractorId, Contractor> found = new LinkedHashMap<>();
    if (names.dataSource(DataSourceKey.CONTRACTORS).isEmpty()) {
      return ImmutableMap.of(); // no rule needs them, or the run would not have started
    }
    try {
      readInParts(wanted, found);
      readSingly(Sets.difference(wanted, found.keySet()).immutableCopy(), found);
    } catch (NotionException e) {
      throwIfFatal(e);
      log.debug("[BATCH_POSITIONS] contractors not readable: status {}", e.status());
    }
    return ImmutableMap.copyOf(found);
  }

  /** Parses an ID in any notation. */
  @Override
  public Optional<ContractorId> typedId(String typed) {
    try {
      return Optional.of(new ContractorId(NotionIds.normalize(typed)));
    } catch (IllegalArgumentException aName) {
      return Optional.empty();
    }
  }

  @Override
  public Optional<ImmutableList<Contractor>> everyContractor() {
    return names
        .dataSource(DataSourceKey.CONTRACTORS)
        .map(
            configured ->
                reader.rows(NEWEST_FIRST).stream()
                    .map(NotionContractors::contractor)
                    .collect(ImmutableList.toImmutableList()));
  }

  private void readInParts(Set<ContractorId> wanted, Map<ContractorId, Contractor> found)
      throws NotionException {
    if (wanted.size() == 1) {
      return; // a single read is never more expensive than a page of rows
    }
    Place place = Place.BEGINNING;
    for (int parts = 0; place != null && parts < wanted.size() - found.size(); parts++) {
      Part part = reader.part(NEWEST_FIRST, place);
      for (Row row : part.rows()) {
        Contractor contractor = contractor(row);
        if (wanted.contains(contractor.id())) {
          found.put(contractor.id(), contractor);
        }
      }
      place = part.next();
    }
  }

  /**
   * Reads contractors one by one. If Notion refuses some, possibly because the schema is outdated,
   * reads the schema once more, and those again if it has changed.
   */
  private void readSingly(ImmutableSet<ContractorId> missing, Map<ContractorId, Contractor> found) {
    if (missing.isEmpty()) {
      return;
    }
    DataSourceSchema used = schemas.get(DataSourceKey.CONTRACTORS);
    ImmutableSet<ContractorId> refused = readEach(missing, found);
    if (!refused.isEmpty() && schemas.replace(DataSourceKey.CONTRACTORS, used)) {
      readEach(refused, found);
    }
  }

  /**
   * Returns those that Notion refused to show with their properties: 400, perhaps of a new schema.
   */
  private ImmutableSet<ContractorId> readEach(
      ImmutableSet<ContractorId> missing, Map<ContractorId, Contractor> found) {
    Set<ContractorId> refused = ConcurrentHashMap.newKeySet();
    var tasks =
        missing.stream()
            .<Supplier<Optional<Contractor>>>map(id -> () -> readOne(id, refused))
            .toList();
    for (Optional<Contractor> contractor : host.inParallel(workers, tasks)) {
      contractor.ifPresent(each -> found.put(each.id(), each));
    }
    return ImmutableSet.copyOf(refused);
  }

  private Optional<Contractor> readOne(ContractorId id, Set<ContractorId> refused) {
    try {
      Row row = reader.row(DataSourceKey.CONTRACTORS, WANTED, id.value());
      return Optional.of(contractor(row));
    } catch (NotionException e) {
      throwIfFatal(e);
      if (e.status() == 400) {
        refused.add(id);
      }
      log.debug("[BATCH_POSITIONS] contractor {} not readable: status {}", id, e.status());
    } catch (Page.PropertyGoneException e) {
      log.debug("[BATCH_POSITIONS] contractor {} is not a page of the contractors data source", id);
    }
    return Optional.empty();
  }

  private static void throwIfFatal(NotionException e) {
    if (e.isFatal() || e.isFirewall()) {
      throw FailureTexts.reading(Requirements.describe(DataSourceKey.CONTRACTORS), e);
    }
  }

  private static Contractor contractor(Row row) {
    return new Contractor(
        new ContractorId(row.id()),
        row.label(PropertyKey.CONTRACTOR_FULL_NAME),
        row.label(PropertyKey.CONTRACTOR_DISCORD),
        row.options(PropertyKey.CONTRACTOR_POSITION),
        row.page().place() == Page.Place.TRASH
            ? Contractor.State.IN_TRASH
            : Contractor.State.ACTIVE);
  }
}
