package dev.payouts.notion.sandbox.internal.generator;

import dev.payouts.notion.sandbox.OrderSeed;
import dev.payouts.notion.sandbox.PayrollWorkspace;
import dev.payouts.notion.sandbox.RateSeed;
import dev.payouts.notion.sandbox.RefundSeed;
import dev.payouts.notion.sandbox.SandboxOptions.Cases;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Fills a payroll workspace with regular payables, payouts of earlier months, and the special cases
 * of payout-core/RULES.md. The same seed and numbers give the same workspace. Not thread-safe.
 */
public final class WorkspaceGenerator {
  /** The mix of rates in each group of ten contractors. */
  private static final int RATE_PATTERNS = 10;

  /** The minimum number of contractors, if there is anything to pay. */
  private static final int MIN_CONTRACTORS = 10;

  /** How many months back the payouts go. */
  private static final int HISTORY_MONTHS = 24;

  private static final String[] POSITIONS = {
    "Backend Engineer",
    "Frontend Engineer",
    "Product Designer",
    "QA Engineer",
    "Operation Executive",
    "Backend Engineer",
    "Mobile Engineer"
  };
  private static final String[] REASONS = {"Equipment", "Travel", "Training"};
  private static final String[] SPLIT_TYPES = {"Commission", "Bonus", "Fee", "Service Fee"};
  private static final String[] ROLES = {"Sales", "Account Manager", "Recruiter"};

  /** The month in the name of a payout for a task order, as in payout-core/RULES.md. */
  private static final DateTimeFormatter NAME_MONTH =
      DateTimeFormatter.ofPattern("MMMM, uuuu", Locale.ENGLISH);

  private final PayrollWorkspace workspace;
  private final InventedNames names;
  private final List<Member> members = new ArrayList<>();

  /**
   * Creates a generator.
   *
   * @param workspace the workspace to fill
   * @param seed any number
   */
  public WorkspaceGenerator(PayrollWorkspace workspace, long seed) {
    this.workspace = workspace;
    this.names = new InventedNames(seed);
  }

  /**
   * Adds the contents. Must be called only once.
   *
   * @param contents the contents to generate
   */
  public void generate(Contents contents) {
    addMembers(contents);
    addHistory(contents);
    for (int i = 0; i < contents.orders(); i++) {
      addOrder(i, contents.month());
    }
    for (int i = 0; i < contents.refunds(); i++) {
      addRefund(i, contents.month());
    }
    for (int i = 0; i < contents.splits(); i++) {
      addSplit(i, contents.month());
    }
    CaseWorkspace cases = new CaseWorkspace(workspace, names, members.size(), contents.month());
    if (contents.cases() != Cases.NONE) {
      new SpecialCases(cases).add();
    }
    if (contents.cases() == Cases.FAILING) {
      new FailingOrders(cases).add();
      new FailingRequests(cases).add();
    }
  }

  private void addMembers(Contents contents) {
    boolean anybody = contents.refunds() + contents.splits() + contents.history() > 0;
    int count = Math.max(contents.orders(), anybody ? MIN_CONTRACTORS : 0);
    for (int i = 0; i < count; i++) {
      String contractor =
          workspace
              .contractor(names.name(i))
              .discord(names.handle(i))
              .positions(POSITIONS[i % POSITIONS.length])
              .add();
      members.add(new Member(contractor, addRate(i, contractor, contents.month())));
    }
  }

  private String addRate(int number, String contractor, YearMonth month) {
    LocalDate since = month.minusMonths(HISTORY_MONTHS + number % 12).atDay(1);
    RateSeed rate = workspace.rate(contractor).from(since).payday(number % 2 == 0 ? "01" : "15");
    BigDecimal step = BigDecimal.valueOf(number % 97);
    String vnd =
        BigDecimal.valueOf(18_000_000).add(step.multiply(new BigDecimal(350_500))).toString();
    String usd = new BigDecimal("1800.25").add(step.multiply(new BigDecimal("17.5"))).toString();
    switch (number % RATE_PATTERNS) {
      case 5, 6 -> rate.monthly(usd).currency("USD");
      case 7 -> rate.mixed(usd).currency("USD");
      case 8 -> rate.mixed(vnd).currency("VND");
      case 9 -> rate.hourly("20.75").currency("USD");
      default -> rate.monthly(vnd).currency("VND");
    }
    return rate.add();
  }

  private void addOrder(int number, YearMonth month) {
    OrderSeed order =
        workspace.order(members.get(number).contractor, month.atEndOfMonth()).lineItems(2);
    if (number % RATE_PATTERNS == 9) {
      order.hours("152.5");
    } else {
      order.hours("160");
    }
    order.lineItemHours("80").add();
  }

  /** Each payout of an earlier month points to its own completed order. */
  private void addHistory(Contents contents) {
    for (int i = 0; i < contents.history(); i++) {
      Member member = members.get(i % members.size());
      int monthsBack = 1 + (i / members.size()) % HISTORY_MONTHS;
      LocalDate date = contents.month().minusMonths(monthsBack).atEndOfMonth();
      String order = workspace.order(member.contractor, date).status("Completed").add();
      workspace
          .payout(member.contractor)
          .name("Development work on " + NAME_MONTH.format(date))
          .orders(order)
          .rates(member.rate)
          .amount(i % 3 == 0 ? "1900.5" : "21500000", i % 3 == 0 ? "USD" : "VND")
          .date(date)
          .status(i % 50 == 49 ? "Cancelled" : "Paid")
          .add();
    }
  }

  private void addRefund(int number, YearMonth month) {
    Member member = members.get(number % members.size());
    RefundSeed refund =
        workspace
            .refund(String.format(Locale.ROOT, "RFD-%s-%03d", month, number + 1), member.contractor)
            .reason(REASONS[number % REASONS.length])
            .description("Receipt %s".formatted(number + 1))
            .requested(month.atDay(1 + number % month.lengthOfMonth()));
    if (number % 2 == 0) {
      refund.amount(BigDecimal.valueOf(350_000L + 12_500L * number).toString(), "VND");
    } else {
      refund.amount(new BigDecimal("49.90").add(new BigDecimal(number)).toString(), "USD");
    }
    if (number % 3 == 0) {
      refund.details("Paid by card, invoice %s is attached".formatted(number + 1));
    }
    refund.add();
  }

  private void addSplit(int number, YearMonth month) {
    Member member = members.get(number % members.size());
    String type = SPLIT_TYPES[number % SPLIT_TYPES.length];
    workspace
        .split("%s %s #%s".formatted(type, month, number + 1), member.contractor)
        .type(type)
        .role(ROLES[number % ROLES.length])
        .amount(new BigDecimal("120.00").add(new BigDecimal(number * 5)).toString(), "USD")
        .month(month.atDay(1))
        .description("%s for invoice INV-%s-%s".formatted(type, month, number + 1))
        .add();
  }

  /** A contractor with the effective rate. */
  private record Member(String contractor, String rate) {}
}
