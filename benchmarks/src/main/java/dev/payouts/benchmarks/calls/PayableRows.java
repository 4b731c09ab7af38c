package dev.payouts.benchmarks.calls;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.payouts.core.model.PayableType;
import dev.payouts.notion.DataSourceKey;
import dev.payouts.notion.PropertyKey;
import dev.payouts.notion.sandbox.PageView;
import dev.payouts.notion.sandbox.PayoutSeed;
import dev.payouts.notion.sandbox.PayrollWorkspace;
import java.time.LocalDate;
import java.util.List;

/** The payables of each type and their payouts in a sandbox. */
public enum PayableRows {
  /** Task orders. */
  ORDERS(DataSourceKey.TASK_ORDERS, "Approved", "Contractor", PropertyKey.PAYOUT_TASK_ORDER),
  /** Refund requests. */
  REFUNDS(DataSourceKey.REFUNDS, "Approved", "Contractor", PropertyKey.PAYOUT_REFUND),
  /** Invoice splits. */
  SPLITS(DataSourceKey.INVOICE_SPLITS, "Pending", "Person", PropertyKey.PAYOUT_INVOICE_SPLIT);

  private final DataSourceKey dataSource;
  private final String approved;
  private final String contractorProperty;
  private final PropertyKey relation;

  PayableRows(
      DataSourceKey dataSource, String approved, String contractorProperty, PropertyKey relation) {
    this.dataSource = dataSource;
    this.approved = approved;
    this.contractorProperty = contractorProperty;
    this.relation = relation;
  }

  static PayableRows of(PayableType type) {
    return switch (type) {
      case CONTRACTOR_PAYROLL -> ORDERS;
      case REFUND -> REFUNDS;
      case INVOICE_SPLIT -> SPLITS;
    };
  }

  /** Returns the name of the relation from payouts to their payable. */
  String relation() {
    return relation.defaultName();
  }

  /** Returns the IDs of the payables that a run has to pay, without line items. */
  public ImmutableSet<String> approved(PayrollWorkspace workspace) {
    return workspace.notion().view().pages(workspace.dataSource(dataSource)).stream()
        .filter(page -> page.property("Status").filter(approved::equals).isPresent())
        .filter(page -> page.property("Type").filter("Timesheet"::equals).isEmpty())
        .map(PageView::id)
        .collect(ImmutableSet.toImmutableSet());
  }

  /** Adds a payout for a payable, as if created by hand. */
  void payByHand(PayrollWorkspace workspace, String payable) {
    List<?> contractors =
        workspace
            .notion()
            .view()
            .property(payable, contractorProperty)
            .filter(List.class::isInstance)
            .map(List.class::cast)
            .orElseThrow(() -> new IllegalStateException("no contractor: " + payable));
    String contractor = String.valueOf(contractors.get(0));
    addPayout(workspace, contractor, payable, Stage.MONTH.atEndOfMonth());
  }

  /**
   * Adds paid payables of earlier months, each with a payout dated on the last day of the month:
   * one per contractor and month, going back from the previous month as far as needed.
   */
  public void addHistory(PayrollWorkspace workspace, int count) {
    ImmutableList<PageView> contractors =
        workspace.notion().view().pages(workspace.dataSource(DataSourceKey.CONTRACTORS));
    for (int i = 0; i < count; i++) {
      String contractor = contractors.get(i % contractors.size()).id();
      LocalDate date = Stage.MONTH.minusMonths(1 + i / contractors.size()).atEndOfMonth();
      addPayout(workspace, contractor, addPaid(workspace, contractor, date), date);
    }
  }

  private String addPaid(PayrollWorkspace workspace, String contractor, LocalDate date) {
    return switch (this) {
      case ORDERS -> workspace.order(contractor, date).status("Completed").add();
      case REFUNDS ->
          workspace.refund("RFD-" + date, contractor).status("Paid").amount("25.5", "USD").add();
      case SPLITS ->
          workspace
              .split("Fee of " + date, contractor)
              .property("Status", "Paid")
              .amount("25.5", "USD")
              .add();
    };
  }

  private void addPayout(
      PayrollWorkspace workspace, String contractor, String payable, LocalDate date) {
    PayoutSeed payout =
        workspace.payout(contractor).amount("25.5", "USD").date(date).status("Paid");
    payout.property(relation(), ImmutableList.of(payable)).add();
  }
}
