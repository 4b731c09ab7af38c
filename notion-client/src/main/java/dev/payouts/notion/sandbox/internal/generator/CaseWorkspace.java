package dev.payouts.notion.sandbox.internal.generator;

import dev.payouts.notion.sandbox.ContractorSeed;
import dev.payouts.notion.sandbox.OrderSeed;
import dev.payouts.notion.sandbox.PayrollWorkspace;
import dev.payouts.notion.sandbox.RateSeed;
import java.time.LocalDate;
import java.time.YearMonth;

/** Creates special cases, each with its own contractor. Not thread-safe. */
final class CaseWorkspace {
  final PayrollWorkspace workspace;
  final YearMonth month;
  private final InventedNames names;
  private int nextContractor;

  CaseWorkspace(
      PayrollWorkspace workspace, InventedNames names, int firstContractor, YearMonth month) {
    this.workspace = workspace;
    this.names = names;
    this.nextContractor = firstContractor;
    this.month = month;
  }

  /** Returns the last day of the month, which is the date of its orders. */
  LocalDate lastDay() {
    return month.atEndOfMonth();
  }

  /** Starts a contractor for this case only. */
  ContractorSeed newContractor() {
    int number = nextContractor++;
    return workspace
        .contractor(names.name(number))
        .discord(names.handle(number))
        .positions("Backend Engineer");
  }

  /** Adds a contractor for this case only. */
  String contractor() {
    return newContractor().add();
  }

  /** Starts a rate that began a year earlier. */
  RateSeed rate(String contractor) {
    return workspace.rate(contractor).from(month.minusYears(1).atDay(1)).payday("01");
  }

  /** Adds a contractor with a monthly rate that began a year earlier. */
  String monthlyContractor() {
    String contractor = contractor();
    rate(contractor).monthly("30000000").currency("VND").add();
    return contractor;
  }

  /** Starts an approved order of the month with two line items. */
  OrderSeed order(String contractor) {
    return workspace.order(contractor, lastDay()).hours("160").lineItems(2).lineItemHours("80");
  }
}
