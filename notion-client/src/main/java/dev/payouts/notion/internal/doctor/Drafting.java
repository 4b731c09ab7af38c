package dev.payouts.notion.internal.doctor;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.Finding;
import dev.payouts.core.RunOption;
import dev.payouts.core.host.Host;
import dev.payouts.notion.ConfigDraft;
import dev.payouts.notion.DataSourceKey;
import dev.payouts.notion.DataSourceReference;
import dev.payouts.notion.Diagnosis;
import dev.payouts.notion.Diagnosis.Contact;
import dev.payouts.notion.WorkspaceConfig.Connection;
import dev.payouts.notion.WorkspaceConfig.Names;
import dev.payouts.notion.internal.adapter.FailureTexts;
import dev.payouts.notion.internal.adapter.SchemaLookup;
import dev.payouts.notion.internal.adapter.SchemaLookup.Lookup;
import dev.payouts.notion.internal.api.NotionApi;
import dev.payouts.notion.internal.api.NotionException;
import dev.payouts.notion.internal.api.rows.DataSourceSchema;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Drafts a configuration from the schemas of databases. Read-only. Thread-safe.
 *
 * @param api the Notion API
 * @param host clock and workers
 * @param connection the connection settings for the configuration
 */
public record Drafting(NotionApi api, Host host, Connection connection) {
  /** One for each kind of data source. */
  private static final int MAX_AT_ONCE = DataSourceKey.values().length;

  /**
   * Reads data sources, recognizes each one, and collects the names that differ from the defaults.
   */
  public ConfigDraft draft(List<DataSourceReference> references) {
    List<Finding> findings = new ArrayList<>();
    TokenCheck greeting = TokenCheck.exchange(api, host);
    findings.addAll(greeting.findings());
    if (!greeting.mayGoOn()) {
      return nothing(findings, greeting.contact());
    }
    var assignment = new Assignment();
    for (Seen seen : lookUp(references)) {
      findings.addAll(seen.problems());
      if (seen.contact() == Contact.NOT_REACHED) {
        return nothing(findings, seen.contact()); // half a configuration would look complete
      }
      if (seen.schema() != null) {
        assignment.add(seen.reference(), seen.schema());
      }
    }
    return draft(assignment, findings);
  }

  private ConfigDraft draft(Assignment assignment, List<Finding> findings) {
    Map<DataSourceKey, DataSourceSchema> schemas = assignment.decide();
    findings.addAll(assignment.findings());
    if (schemas.isEmpty()) {
      return nothing(findings, Contact.REACHED);
    }
    var found = new FoundNames();
    schemas.forEach(found::add);
    findings.addAll(found.findings());
    Names names = found.names();
    Selection selection = Selection.ofConfigured(EnumSet.noneOf(RunOption.class), names);
    findings.addAll(selection.findings());
    var fitting = new SuitabilityCheck(selection.requirements(), names, schemas.keySet());
    schemas.forEach((key, schema) -> findings.addAll(fitting.findings(key, schema)));
    return new ConfigDraft(
        DraftJson.render(connection.baseUrl(), names),
        new Diagnosis(ImmutableList.copyOf(findings), Contact.REACHED, Optional.empty()));
  }

  private static ConfigDraft nothing(List<Finding> findings, Contact contact) {
    return new ConfigDraft(
        null, new Diagnosis(ImmutableList.copyOf(findings), contact, Optional.empty()));
  }

  private ImmutableList<Seen> lookUp(List<DataSourceReference> references) {
    List<Supplier<Seen>> tasks = new ArrayList<>();
    for (DataSourceReference reference : references) {
      tasks.add(() -> lookUp(reference));
    }
    return tasks.isEmpty()
        ? ImmutableList.of()
        : host.inParallel(Math.min(tasks.size(), MAX_AT_ONCE), tasks);
  }

  private Seen lookUp(DataSourceReference reference) {
    try {
      Lookup found = new SchemaLookup(api).find(Assignment.AREA, reference.id());
      return found.schema() == null
          ? Seen.problem(reference, found.problem(), Contact.REACHED)
          : new Seen(reference, found.schema(), ImmutableList.of(), Contact.REACHED);
    } catch (NotionException e) {
      return Seen.problem(
          reference,
          FailureTexts.reading("the properties of " + reference.id(), e).sentence(),
          Contacts.isNotions(e) ? Contact.REACHED : Contact.NOT_REACHED);
    }
  }

  /** The result of reading one data source. */
  private record Seen(
      DataSourceReference reference,
      @Nullable DataSourceSchema schema,
      ImmutableList<Finding> problems,
      Contact contact) {
    static Seen problem(DataSourceReference reference, String sentence, Contact contact) {
      return new Seen(
          reference, null, ImmutableList.of(Finding.error(Assignment.AREA, sentence)), contact);
    }
  }
}
