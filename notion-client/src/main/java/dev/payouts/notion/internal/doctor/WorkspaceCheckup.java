package dev.payouts.notion.internal.doctor;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.payouts.core.Finding;
import dev.payouts.core.RunOption;
import dev.payouts.core.host.Host;
import dev.payouts.core.model.PayableType;
import dev.payouts.notion.DataSourceKey;
import dev.payouts.notion.Diagnosis;
import dev.payouts.notion.Diagnosis.Contact;
import dev.payouts.notion.PropertyKey;
import dev.payouts.notion.StatusKey;
import dev.payouts.notion.WorkspaceConfig.Names;
import dev.payouts.notion.internal.adapter.FailureTexts;
import dev.payouts.notion.internal.adapter.Requirements;
import dev.payouts.notion.internal.adapter.SchemaLookup;
import dev.payouts.notion.internal.adapter.SchemaLookup.Lookup;
import dev.payouts.notion.internal.api.NotionApi;
import dev.payouts.notion.internal.api.NotionApi.Query;
import dev.payouts.notion.internal.api.NotionException;
import dev.payouts.notion.internal.api.QueryReader;
import dev.payouts.notion.internal.api.rows.DataSourceSchema;
import dev.payouts.notion.internal.api.rows.Page;
import dev.payouts.notion.internal.api.rows.Projection;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Checks the token, the connection, the clock and the data sources. Read-only; does not use the
 * schema cache. Thread-safe.
 *
 * @param api the Notion API
 * @param host clock and workers
 * @param names the configured names
 */
public record WorkspaceCheckup(NotionApi api, Host host, Names names) {
  /** Checks only the token, the connection and the clock. */
  public Diagnosis greet() {
    TokenCheck greeting = TokenCheck.exchange(api, host);
    return new Diagnosis(greeting.findings(), greeting.contact(), Optional.empty());
  }

  /**
   * Checks everything that runs of these types need.
   *
   * @param types empty for every type whose data sources are configured
   * @param options the payroll options
   */
  public Diagnosis check(ImmutableSet<PayableType> types, Set<RunOption> options) {
    Selection selection =
        types.isEmpty()
            ? Selection.ofConfigured(options, names)
            : Selection.of(types, options, names);
    List<Finding> findings = new ArrayList<>();
    TokenCheck greeting = TokenCheck.exchange(api, host);
    findings.addAll(greeting.findings());
    findings.addAll(selection.findings());
    if (!greeting.mayGoOn()) {
      findings.add(
          Finding.warning(Selection.AREA, "not checked, because Notion could not be read"));
      return new Diagnosis(ImmutableList.copyOf(findings), greeting.contact(), Optional.empty());
    }
    Map<DataSourceKey, Part> parts = parts(selection);
    Map<DataSourceKey, DataSourceSchema> schemas = new EnumMap<>(DataSourceKey.class);
    parts.forEach((key, part) -> part.found().ifPresent(schema -> schemas.put(key, schema)));
    var fitting = new SuitabilityCheck(selection.requirements(), names, schemas.keySet());
    Contact contact = Contact.REACHED;
    for (Map.Entry<DataSourceKey, Part> part : parts.entrySet()) {
      DataSourceSchema schema = schemas.get(part.getKey());
      findings.addAll(
          schema == null
              ? ImmutableList.of(Finding.error(part.getKey().key(), part.getValue().problem()))
              : fitting.findings(part.getKey(), schema));
      part.getValue().more().ifPresent(findings::add);
      if (part.getValue().contact() == Contact.NOT_REACHED) {
        contact = Contact.NOT_REACHED;
      }
    }
    return new Diagnosis(
        ImmutableList.copyOf(findings),
        contact,
        Optional.ofNullable(schemas.get(DataSourceKey.PAYOUTS))
            .map(payouts -> Ascii.toLowerCase(payouts.id())));
  }

  private Map<DataSourceKey, Part> parts(Selection selection) {
    ImmutableList<DataSourceKey> keys = selection.dataSources(names);
    List<Supplier<Part>> tasks = new ArrayList<>();
    for (DataSourceKey key : keys) {
      tasks.add(() -> part(key));
    }
    ImmutableList<Part> parts =
        tasks.isEmpty() ? ImmutableList.of() : host.inParallel(tasks.size(), tasks);
    Map<DataSourceKey, Part> byKey = new LinkedHashMap<>();
    for (int i = 0; i < keys.size(); i++) {
      byKey.put(keys.get(i), parts.get(i));
    }
    return byKey;
  }

  private Part part(DataSourceKey key) {
    try {
      Lookup found =
          new SchemaLookup(api)
              .find("data_sources." + key.key(), names.dataSource(key).orElseThrow());
      DataSourceSchema schema = found.schema();
      Optional<Finding> more = schema == null ? Optional.empty() : lookAt(key, schema);
      return new Part(Optional.ofNullable(schema), found.problem(), more, Contact.REACHED);
    } catch (NotionException e) {
      return new Part(
          Optional.empty(),
          FailureTexts.readingProperties(key, e).sentence(),
          Optional.empty(),
          Contacts.isNotions(e) ? Contact.REACHED : Contact.NOT_REACHED);
    }
  }

  private Optional<Finding> lookAt(DataSourceKey key, DataSourceSchema schema)
      throws NotionException {
    String what = Requirements.describe(key);
    try {
      return switch (key) {
        case TASK_ORDERS -> new OrderContractors(api, names).finding(schema);
        case PAYOUTS -> archive(schema);
        case RATES, CONTRACTORS, REFUNDS, INVOICE_SPLITS -> Optional.empty();
      };
    } catch (Page.PartialPageException e) {
      return Optional.of(Finding.error(key.key(), FailureTexts.withoutContent(what, e).sentence()));
    } catch (Page.PropertyGoneException e) {
      return Optional.of(Finding.error(key.key(), FailureTexts.changing(what, e).sentence()));
    }
  }

  /**
   * Warns if the server does not support archived pages; runs then do not query archived payouts.
   */
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
              "this server rejects queries for archived pages (%s), so runs do not look for archived payouts: set payouts to %s instead of archiving them"
                  .formatted(e.sentence(), names.status(StatusKey.PAYOUT_CANCELLED))));
    }
  }

  /**
   * The result of reading one data source.
   *
   * @param found its schema
   * @param problem why there is none; empty if there is one
   * @param more a finding about its pages
   * @param contact whether Notion answered
   */
  private record Part(
      Optional<DataSourceSchema> found, String problem, Optional<Finding> more, Contact contact) {}
}
