package dev.payouts.notion.sandbox;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * Where the cases are made that are not ordinary: each gets a contractor of its own. Not
 * thread-safe.
 */
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

  /** Returns the last day of the month: that of its orders. */
  LocalDate lastDay() {
    return month.atEndOfMonth();
  }

  /** Begins a contractor that no other case has. */
  ContractorSeed newContractor() {
    int number = nextContractor++;
    return workspace
        .contractor(names.name(number))
        .discord(names.handle(number))
        .positions("Backend Engineer");
  }

  /** Adds a contractor that no other case has. */
  String contractor() {
    return newContractor().add();
  }

  /** Begins a rate since the year before. */
  RateSeed rate(String contractor) {
    return workspace.rate(contractor).from(month.minusYears(1).atDay(1)).payday("01");
  }

  /** Adds a contractor at a monthly rate since the year before. */
  String monthlyContractor() {
    String contractor = contractor();
    rate(contractor).monthly("30000000").currency("VND").add();
    return contractor;
  }

  /** Begins an approved order of the month, with two line items. */
  OrderSeed order(String contractor) {
    return workspace.order(contractor, lastDay()).hours("160").lineItems(2).lineItemHours("80");
  }
}
