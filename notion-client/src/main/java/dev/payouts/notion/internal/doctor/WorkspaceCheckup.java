package dev.payouts.notion.internal.doctor;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.payouts.core.Finding;
import dev.payouts.core.PayableType;
import dev.payouts.core.RunOption;
import dev.payouts.core.host.Host;
import dev.payouts.notion.DataSourceKey;
import dev.payouts.notion.Diagnosis;
import dev.payouts.notion.Diagnosis.Contact;
import dev.payouts.notion.PropertyKey;
import dev.payouts.notion.StatusKey;
import dev.payouts.notion.WorkspaceConfig.Names;
import dev.payouts.notion.internal.adapter.SchemaLookup;
import dev.payouts.notion.internal.adapter.SchemaLookup.Lookup;
import dev.payouts.notion.internal.adapter.Stops;
import dev.payouts.notion.internal.api.DataSourceSchema;
import dev.payouts.notion.internal.api.NotionApi;
import dev.payouts.notion.internal.api.NotionApi.Query;
import dev.payouts.notion.internal.api.NotionException;
import dev.payouts.notion.internal.api.Projection;
import dev.payouts.notion.internal.api.QueryReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Examines token, connection, clock and data sources. It only reads, and takes nothing from the
 * cache. Safe for use by several threads.
 *
 * @param api asks Notion
 * @param host clock and workers
 * @param names what is called how
 */
public record WorkspaceCheckup(NotionApi api, Host host, Names names) {
  /** Examines token, connection and clock alone. */
  public Diagnosis greet() {
    Greeting greeting = Greeting.exchange(api, host);
    return new Diagnosis(greeting.findings(), greeting.contact());
  }

  /**
   * Examines all that runs of these types need.
   *
   * @param types none for all whose data sources are configured
   * @param options of payroll
   */
  public Diagnosis check(ImmutableSet<PayableType> types, Set<RunOption> options) {
    Selection selection =
        types.isEmpty()
            ? Selection.ofConfigured(options, names)
            : Selection.of(types, options, names);
    List<Finding> findings = new ArrayList<>();
    Greeting greeting = Greeting.exchange(api, host);
    findings.addAll(greeting.findings());
    findings.addAll(selection.findings());
    if (!greeting.mayGoOn()) {
      findings.add(
          Finding.warning(Selection.AREA, "they were not looked at, since Notion tells nothing"));
      return new Diagnosis(ImmutableList.copyOf(findings), greeting.contact());
    }
    Contact contact = Contact.REACHED;
    for (Part part : parts(selection)) {
      findings.addAll(part.findings());
      contact = part.contact() == Contact.NOT_REACHED ? part.contact() : contact;
    }
    return new Diagnosis(ImmutableList.copyOf(findings), contact);
  }

  private ImmutableList<Part> parts(Selection selection) {
    ImmutableList<DataSourceKey> keys = selection.dataSources(names);
    var fitting = new Fitting(selection.requirements(), names);
    List<Supplier<Part>> tasks = new ArrayList<>();
    for (DataSourceKey key : keys) {
      tasks.add(() -> part(key, fitting));
    }
    return tasks.isEmpty() ? ImmutableList.of() : host.inParallel(tasks.size(), tasks);
  }

  private Part part(DataSourceKey key, Fitting fitting) {
    try {
      Lookup found =
          new SchemaLookup(api)
              .find("data_sources." + key.key(), names.dataSource(key).orElseThrow());
      if (found.schema() == null) {
        return Part.wrong(key, found.problem(), Contact.REACHED);
      }
      ImmutableList.Builder<Finding> findings = ImmutableList.builder();
      findings.addAll(fitting.findings(key, found.schema()));
      if (key == DataSourceKey.TASK_ORDERS) {
        new OrderContractors(api, names).finding(found.schema()).ifPresent(findings::add);
      }
      if (key == DataSourceKey.PAYOUTS) {
        archive(found.schema()).ifPresent(findings::add);
      }
      return new Part(findings.build(), Contact.REACHED);
    } catch (NotionException e) {
      return Part.wrong(
          key,
          Stops.readingProperties(key, e).sentence(),
          Contacts.isNotions(e) ? Contact.REACHED : Contact.NOT_REACHED);
    }
  }

  /** Says if the server knows no archived pages; runs then do not ask for archived payouts. */
  private Optional<Finding> archive(DataSourceSchema payouts) throws NotionException {
    Projection status = Projection.of(payouts, List.of(names.property(PropertyKey.PAYOUT_STATUS)));
    var query = new Query(payouts, null, status, Query.Order.OLDEST_FIRST, ImmutableSet.of());
    try {
      boolean unused = new QueryReader(api).isEmpty(query.in(Query.Scope.ARCHIVED));
      return Optional.empty();
    } catch (NotionException e) {
      if (!e.rejects(NotionApi.IS_ARCHIVED)) {
        throw e;
      }
      return Optional.of(
          Finding.warning(
              DataSourceKey.PAYOUTS.key(),
              "this server rejects queries for archived pages (%s), so runs do not look for archived payouts: set payouts to %s rather than archive them"
                  .formatted(e.sentence(), names.status(StatusKey.PAYOUT_CANCELLED))));
    }
  }

  /** What was found about one data source. */
  private record Part(ImmutableList<Finding> findings, Contact contact) {
    static Part wrong(DataSourceKey key, String sentence, Contact contact) {
      return new Part(ImmutableList.of(Finding.error(key.key(), sentence)), contact);
    }
  }
}
