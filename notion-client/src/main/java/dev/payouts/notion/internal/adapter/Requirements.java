package dev.payouts.notion.internal.adapter;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static dev.payouts.notion.DataSourceKey.CONTRACTORS;
import static dev.payouts.notion.DataSourceKey.INVOICE_SPLITS;
import static dev.payouts.notion.DataSourceKey.PAYOUTS;
import static dev.payouts.notion.DataSourceKey.RATES;
import static dev.payouts.notion.DataSourceKey.REFUNDS;
import static dev.payouts.notion.DataSourceKey.TASK_ORDERS;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import dev.payouts.core.RunOption;
import dev.payouts.core.model.PayableType;
import dev.payouts.notion.DataSourceKey;
import dev.payouts.notion.PropertyKey;
import dev.payouts.notion.StatusKey;
import dev.payouts.notion.WorkspaceConfig.Names;
import dev.payouts.notion.internal.api.rows.DataSourceSchema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The requirements of a run of one type on a workspace (notion-client/README.md). Nothing else has
 * to be configured or match, unless runs of other types have left something to resolve.
 */
public record Requirements(PayableType type, Set<RunOption> options, Names names) {
  /**
   * The Type option that marks a page of the Task Order Log as an order (payout-core/RULES.md,
   * "Terms").
   */
  static final String ORDER = "Order";

  /** The Type option that marks it as a line item. */
  static final String TIMESHEET = "Timesheet";

  /** The types of invoice splits that are paid (payout-core/RULES.md, "Invoice splits"). */
  static final ImmutableList<String> SPLIT_TYPES =
      ImmutableList.of("Commission", "Bonus", "Fee", "Service Fee");

  /** Properties that are used if they exist. */
  private static final ImmutableSet<PropertyKey> OPTIONAL =
      ImmutableSet.of(
          PropertyKey.TASK_ORDER_MONTH,
          PropertyKey.TASK_ORDER_LINE_ITEM_HOURS,
          PropertyKey.CONTRACTOR_STATUS,
          PropertyKey.REFUND_PERSON,
          PropertyKey.SPLIT_ROLE);

  /** Relations of payouts of which each type needs its own. */
  private static final ImmutableSet<PropertyKey> PAYOUT_SOURCES =
      Arrays.stream(PayableType.values())
          .map(PayoutProperties::source)
          .collect(ImmutableSet.toImmutableSet());

  /** Returns the data sources that the run reads or writes. */
  public ImmutableSet<DataSourceKey> dataSources() {
    return switch (type) {
      case CONTRACTOR_PAYROLL -> ImmutableSet.of(TASK_ORDERS, RATES, CONTRACTORS, PAYOUTS);
      case REFUND -> ImmutableSet.of(REFUNDS, PAYOUTS);
      case INVOICE_SPLIT ->
          names.dataSource(CONTRACTORS).isPresent()
              ? ImmutableSet.of(INVOICE_SPLITS, PAYOUTS, CONTRACTORS)
              : ImmutableSet.of(INVOICE_SPLITS, PAYOUTS);
    };
  }

  /** Returns a message for each data source that the run needs and that is not configured. */
  public ImmutableList<String> unconfigured() {
    return dataSources().stream()
        .filter(key -> names.dataSource(key).isEmpty())
        .map(Requirements::unconfigured)
        .collect(toImmutableList());
  }

  /** Returns the message for a data source that is not configured. */
  static String unconfigured(DataSourceKey key) {
    return "data_sources.%s is not configured: set it to the ID of \"%s\""
        .formatted(key.key(), key.defaultTitle());
  }

  /**
   * Returns a message for each requirement that a data source does not meet.
   *
   * @param shared data sources known to be shared, so that relations to them are not hidden
   */
  public ImmutableList<String> problems(
      DataSourceKey dataSource, DataSourceSchema schema, Set<DataSourceKey> shared) {
    var misfits = new SchemaMismatches(names, schema, Sets.union(shared, Set.of(dataSource)));
    List<String> problems = new ArrayList<>(misfits.ofProperties(properties(dataSource)));
    statuses(dataSource).forEach(key -> misfits.ofOption(key).ifPresent(problems::add));
    if (dataSource == TASK_ORDERS) {
      misfits
          .ofTypes(PropertyKey.TASK_ORDER_TYPE, ImmutableList.of(ORDER))
          .ifPresent(problems::add);
    }
    if (dataSource == INVOICE_SPLITS) {
      misfits.ofTypes(PropertyKey.SPLIT_TYPE, SPLIT_TYPES).ifPresent(problems::add);
    }
    return ImmutableList.copyOf(problems);
  }

  /** Returns the properties that a data source must have. */
  public ImmutableList<PropertyKey> properties(DataSourceKey dataSource) {
    return Arrays.stream(PropertyKey.values())
        .filter(property -> property.dataSource() == dataSource && isNeeded(property))
        .collect(toImmutableList());
  }

  /** Returns the status options that a data source must have. */
  public ImmutableList<StatusKey> statuses(DataSourceKey dataSource) {
    return statuses().stream()
        .filter(status -> status.property().dataSource() == dataSource)
        .collect(toImmutableList());
  }

  private boolean isNeeded(PropertyKey property) {
    if (PAYOUT_SOURCES.contains(property)) {
      return property == PayoutProperties.source(type);
    }
    if (property == PropertyKey.PAYOUT_SERVICE_RATE) {
      return type.isPaidByRate();
    }
    if (property == PropertyKey.PAYOUT_RUN_KEY) {
      return names.properties().containsKey(property);
    }
    return !OPTIONAL.contains(property);
  }

  private Set<StatusKey> statuses() {
    Set<StatusKey> statuses = EnumSet.of(PayoutProperties.status(type), StatusKey.PAYOUT_CANCELLED);
    statuses.addAll(
        switch (type) {
          case CONTRACTOR_PAYROLL -> payrollStatuses();
          case REFUND -> EnumSet.of(StatusKey.REFUND_APPROVED);
          case INVOICE_SPLIT -> EnumSet.of(StatusKey.SPLIT_PENDING);
        });
    return statuses;
  }

  private Set<StatusKey> payrollStatuses() {
    Set<StatusKey> statuses = EnumSet.of(StatusKey.RATE_ACTIVE);
    if (!options.contains(RunOption.FORCE)) {
      statuses.add(StatusKey.TASK_ORDER_APPROVED);
    }
    if (options.contains(RunOption.COMPLETE_ORDERS)) {
      statuses.add(StatusKey.TASK_ORDER_COMPLETED);
    }
    return statuses;
  }

  /** Returns the name of a data source for messages. */
  public static String describe(DataSourceKey dataSource) {
    return SchemaMismatches.describe(dataSource);
  }
}
