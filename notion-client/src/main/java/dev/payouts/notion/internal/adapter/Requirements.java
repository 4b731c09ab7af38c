package dev.payouts.notion.internal.adapter;

import static dev.payouts.notion.DataSourceKey.CONTRACTORS;
import static dev.payouts.notion.DataSourceKey.INVOICE_SPLITS;
import static dev.payouts.notion.DataSourceKey.PAYOUTS;
import static dev.payouts.notion.DataSourceKey.RATES;
import static dev.payouts.notion.DataSourceKey.REFUNDS;
import static dev.payouts.notion.DataSourceKey.TASK_ORDERS;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.payouts.core.PayableType;
import dev.payouts.core.RunOption;
import dev.payouts.core.RunRequest;
import dev.payouts.notion.DataSourceKey;
import dev.payouts.notion.PropertyKey;
import dev.payouts.notion.StatusKey;
import dev.payouts.notion.WorkspaceConfig.Names;
import dev.payouts.notion.internal.api.DataSourceSchema;
import dev.payouts.notion.internal.config.Nearest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What a run needs of a workspace (INTERFACE.md: only that has to be configured and fit). */
final class Requirements {
  /** The option of Type that makes a page of the Task Order Log an order (RULES.md, "Words"). */
  static final String ORDER = "Order";

  /** The option of Type that makes it a line item. */
  static final String TIMESHEET = "Timesheet";

  /** The types of invoice splits that are paid (RULES.md, "Invoice splits"). */
  static final ImmutableList<String> SPLIT_TYPES =
      ImmutableList.of("Commission", "Bonus", "Fee", "Service Fee");

  /** Properties that are used where they are there. */
  private static final ImmutableSet<PropertyKey> OPTIONAL =
      ImmutableSet.of(
          PropertyKey.TASK_ORDER_MONTH,
          PropertyKey.TASK_ORDER_LINE_ITEM_HOURS,
          PropertyKey.CONTRACTOR_STATUS,
          PropertyKey.REFUND_PERSON,
          PropertyKey.SPLIT_ROLE);

  /** Properties of payouts of which each type needs its own. */
  private static final ImmutableSet<PropertyKey> PAYOUT_SOURCES =
      Arrays.stream(PayableType.values())
          .map(PayoutProperties::source)
          .collect(ImmutableSet.toImmutableSet());

  private final RunRequest request;
  private final Names names;

  Requirements(RunRequest request, Names names) {
    this.request = request;
    this.names = names;
  }

  /** Returns the data sources that the run reads or writes. */
  ImmutableSet<DataSourceKey> dataSources() {
    return switch (request.type()) {
      case CONTRACTOR_PAYROLL -> ImmutableSet.of(TASK_ORDERS, RATES, CONTRACTORS, PAYOUTS);
      case REFUND -> ImmutableSet.of(REFUNDS, PAYOUTS);
      case INVOICE_SPLIT ->
          names.dataSource(CONTRACTORS).isPresent()
              ? ImmutableSet.of(INVOICE_SPLITS, PAYOUTS, CONTRACTORS)
              : ImmutableSet.of(INVOICE_SPLITS, PAYOUTS);
    };
  }

  /** Returns a sentence for everything in which a data source does not fit. */
  ImmutableList<String> problems(DataSourceKey dataSource, DataSourceSchema schema) {
    List<String> problems = new ArrayList<>();
    for (PropertyKey property : PropertyKey.values()) {
      if (property.dataSource() == dataSource && isNeeded(property)) {
        checkProperty(property, schema, problems);
      }
    }
    for (StatusKey status : statuses()) {
      if (status.property().dataSource() == dataSource) {
        checkOption(status, schema, problems);
      }
    }
    if (dataSource == TASK_ORDERS) {
      checkTypes(PropertyKey.TASK_ORDER_TYPE, ImmutableList.of(ORDER), schema, problems);
    }
    if (dataSource == INVOICE_SPLITS) {
      checkTypes(PropertyKey.SPLIT_TYPE, SPLIT_TYPES, schema, problems);
    }
    return ImmutableList.copyOf(problems);
  }

  private boolean isNeeded(PropertyKey property) {
    if (property == PropertyKey.TASK_ORDER_SUB_ITEM) {
      return request.has(RunOption.COMPLETE_ORDERS);
    }
    if (PAYOUT_SOURCES.contains(property)) {
      return property == PayoutProperties.source(request.type());
    }
    if (property == PropertyKey.PAYOUT_SERVICE_RATE) {
      return request.type().isPaidByRate();
    }
    if (property == PropertyKey.PAYOUT_RUN_KEY) {
      return names.properties().containsKey(property);
    }
    return !OPTIONAL.contains(property);
  }

  private Set<StatusKey> statuses() {
    Set<StatusKey> statuses =
        EnumSet.of(PayoutProperties.status(request.type()), StatusKey.PAYOUT_CANCELLED);
    statuses.addAll(
        switch (request.type()) {
          case CONTRACTOR_PAYROLL -> payrollStatuses();
          case REFUND -> EnumSet.of(StatusKey.REFUND_APPROVED);
          case INVOICE_SPLIT -> EnumSet.of(StatusKey.SPLIT_PENDING);
        });
    return statuses;
  }

  private Set<StatusKey> payrollStatuses() {
    Set<StatusKey> statuses = EnumSet.of(StatusKey.RATE_ACTIVE);
    if (!request.has(RunOption.FORCE)) {
      statuses.add(StatusKey.TASK_ORDER_APPROVED);
    }
    if (request.has(RunOption.COMPLETE_ORDERS)) {
      statuses.add(StatusKey.TASK_ORDER_COMPLETED);
    }
    return statuses;
  }

  private void checkProperty(PropertyKey property, DataSourceSchema schema, List<String> problems) {
    String name = names.property(property);
    String setting = "properties." + property.dataSource().key() + "." + property.key();
    var found = schema.property(name);
    if (found.isEmpty()) {
      problems.add(
          "%s has no property \"%s\"%s: rename it there, or set %s in the configuration"
              .formatted(describe(property.dataSource()), name, nearest(name, schema), setting));
    } else if (!property.types().contains(found.get().type())) {
      problems.add(
          "the property \"%s\" of %s is a %s where %s is needed: change its type, or set %s"
              .formatted(
                  name,
                  describe(property.dataSource()),
                  found.get().type(),
                  String.join(" or ", property.types()),
                  setting));
    }
  }

  private static String nearest(String name, DataSourceSchema schema) {
    return schema.properties().isEmpty()
        ? ""
        : "; the nearest is \"" + Nearest.to(name, schema.properties().keySet()) + "\"";
  }

  private void checkOption(StatusKey status, DataSourceSchema schema, List<String> problems) {
    String option = names.status(status);
    schema
        .property(names.property(status.property()))
        .filter(property -> status.property().types().contains(property.type()))
        .filter(property -> !property.options().contains(option))
        .ifPresent(
            property ->
                problems.add(
                    "the property \"%s\" of %s has no option \"%s\": add it, or set statuses.%s.%s"
                        .formatted(
                            property.name(),
                            describe(status.property().dataSource()),
                            option,
                            status.property().dataSource().key(),
                            status.key())));
  }

  private void checkTypes(
      PropertyKey type,
      ImmutableList<String> options,
      DataSourceSchema schema,
      List<String> problems) {
    schema
        .property(names.property(type))
        .filter(property -> type.types().contains(property.type()))
        .filter(property -> property.options().stream().noneMatch(options::contains))
        .ifPresent(
            property ->
                problems.add(
                    "the property \"%s\" of %s has none of the options %s: add the one you use"
                        .formatted(
                            property.name(),
                            describe(type.dataSource()),
                            String.join(", ", options))));
  }

  /** Returns how sentences call a data source. */
  static String describe(DataSourceKey dataSource) {
    return "%s (%s)".formatted(dataSource.key(), dataSource.defaultTitle());
  }
}
