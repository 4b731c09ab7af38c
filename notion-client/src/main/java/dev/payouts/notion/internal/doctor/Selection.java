package dev.payouts.notion.internal.doctor;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.payouts.core.Finding;
import dev.payouts.core.RunOption;
import dev.payouts.core.model.PayableType;
import dev.payouts.notion.DataSourceKey;
import dev.payouts.notion.WorkspaceConfig.Names;
import dev.payouts.notion.internal.adapter.Requirements;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The types to check and their requirements. Immutable.
 *
 * @param requirements the requirements of each type to check
 * @param findings about data sources that are not configured
 */
record Selection(ImmutableList<Requirements> requirements, ImmutableList<Finding> findings) {
  static final String AREA = "data_sources";

  /** Selects the requested types, whatever is configured. */
  static Selection of(ImmutableSet<PayableType> types, Set<RunOption> options, Names names) {
    List<Requirements> requirements = new ArrayList<>();
    Set<Finding> findings = new LinkedHashSet<>();
    for (PayableType type : types) {
      Requirements needed = requirements(type, options, names);
      requirements.add(needed);
      needed.unconfigured().forEach(sentence -> findings.add(Finding.error(AREA, sentence)));
    }
    return new Selection(ImmutableList.copyOf(requirements), ImmutableList.copyOf(findings));
  }

  /** Selects every type whose data sources are configured, and reports the others. */
  static Selection ofConfigured(Set<RunOption> options, Names names) {
    ImmutableList.Builder<Requirements> checked = ImmutableList.builder();
    List<Finding> left = new ArrayList<>();
    for (PayableType type : PayableType.values()) {
      Requirements needed = requirements(type, options, names);
      if (needed.unconfigured().isEmpty()) {
        checked.add(needed);
      } else {
        left.add(notChecked(type, needed, names));
      }
    }
    if (left.size() == PayableType.values().length) {
      left.replaceAll(finding -> Finding.error(AREA, finding.message()));
    }
    return new Selection(checked.build(), ImmutableList.copyOf(left));
  }

  /**
   * If the payables of a type are configured, they are meant to be paid, so the rest is missing.
   */
  private static Finding notChecked(PayableType type, Requirements needed, Names names) {
    String sentence = type.word() + " is not checked: " + String.join("; ", needed.unconfigured());
    return names.dataSource(payables(type)).isPresent()
        ? Finding.warning(AREA, sentence)
        : Finding.ok(AREA, sentence);
  }

  private static DataSourceKey payables(PayableType type) {
    return switch (type) {
      case CONTRACTOR_PAYROLL -> DataSourceKey.TASK_ORDERS;
      case REFUND -> DataSourceKey.REFUNDS;
      case INVOICE_SPLIT -> DataSourceKey.INVOICE_SPLITS;
    };
  }

  private static Requirements requirements(PayableType type, Set<RunOption> options, Names names) {
    return new Requirements(type, type.isPaidByRate() ? options : Set.of(), names);
  }

  /** Returns the data sources that are configured and needed by one of the types. */
  ImmutableList<DataSourceKey> dataSources(Names names) {
    Set<DataSourceKey> keys = EnumSet.noneOf(DataSourceKey.class);
    requirements.forEach(needed -> keys.addAll(needed.dataSources()));
    keys.removeIf(key -> names.dataSource(key).isEmpty());
    return ImmutableList.copyOf(keys);
  }
}
