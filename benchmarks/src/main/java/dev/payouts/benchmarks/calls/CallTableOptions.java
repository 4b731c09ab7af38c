package dev.payouts.benchmarks.calls;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.payouts.core.model.PayableType;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The options of the request table.
 *
 * @param scenarios the workspaces, in the order of the rows
 * @param completingUpTo the maximum number of orders for which ours also runs with {@code
 *     --complete-orders}
 * @param paidTwice the partly paid workspace that shows double payments; none or one
 * @param measuredUpTo the maximum number of payables for which the other ways run; beyond it they
 *     are computed
 * @param setting the settings shared by all ways
 * @param format the format of the tables
 */
public record CallTableOptions(
    ImmutableList<Scenario> scenarios,
    int completingUpTo,
    ImmutableList<Scenario> paidTwice,
    int measuredUpTo,
    Setting setting,
    Grid.Format format) {
  /** The text of {@code --help}. */
  public static final String HELP =
      """
      Usage: CallTable [options]
      Creates payouts in sandboxes over HTTP in three ways, and prints the cost of each. The
      complete table takes about ten minutes.
        --quick                     10 and 50 payables only, about two minutes
        --types T,...               contractor_payroll, refund, invoice_split; all by default
        --orders N,...              orders of a payroll run; 10,50,100,500,2000 by default
        --requests N,...            refunds or splits of a run; 50,500 by default
        --old N,...                 old payouts of the type; 0,30000 by default
        --measured-up-to N          compute N+1 and head beyond this many payables; 500 by default
        --latency-ms N              time from a request to its response; 100 by default
        --workers N                 concurrent requests; 5 by default
        --reads-per-contractor N    by N+1 and head; 1 by default; the original does 3
        --complete-orders N         also run ours with --complete-orders, for up to N orders; 50 by
                                    default, 0 for never
        --paid-twice N              orders of the run that shows double payments, a tenth of them
                                    already paid; 500 by default, 0 for none
        --output table|markdown     format of the tables; table by default
        --help                      this text
      Exit codes: 0 every way did all of its work; 1 one did not; 2 wrong usage; 3 a run
      failed.""";

  private static final ImmutableSet<String> OPTIONS =
      ImmutableSet.of(
          "--types",
          "--orders",
          "--requests",
          "--old",
          "--measured-up-to",
          "--complete-orders",
          "--latency-ms",
          "--workers",
          "--reads-per-contractor",
          "--paid-twice",
          "--output");
  private static final ImmutableSet<String> FLAGS = ImmutableSet.of("--quick", "--help");
  private static final int MAX_PAYABLES = 100_000;
  private static final int MAX_OLD = 1_000_000;
  private static final int PAID_TWICE_ORDERS = 500;

  /**
   * Parses a command line; the caller handles {@code --help}.
   *
   * @throws WrongUsageException if it is invalid
   */
  public static CallTableOptions of(Arguments given) {
    boolean quick = given.has("--quick");
    ImmutableList<Integer> old = given.numbers("--old", ImmutableList.of(0, 30_000), 0, MAX_OLD);
    Set<PayableType> types = types(given);
    return new CallTableOptions(
        scenarios(given, types, old),
        given.number("--complete-orders", 50, 0, MAX_PAYABLES),
        types.contains(PayableType.CONTRACTOR_PAYROLL)
            ? paidTwice(given.number("--paid-twice", quick ? 50 : PAID_TWICE_ORDERS, 0, 9_990), old)
            : ImmutableList.of(),
        given.number("--measured-up-to", 500, 0, MAX_PAYABLES),
        new Setting(
            Duration.ofMillis(given.number("--latency-ms", 100, 0, 10_000)),
            given.number("--workers", Setting.WORKERS, 1, 100),
            given.number("--reads-per-contractor", 1, 1, 3)),
        format(given));
  }

  /** Reads the words of a command line. */
  public static Arguments arguments(String... args) {
    return Arguments.read(OPTIONS, FLAGS, args);
  }

  private static ImmutableList<Scenario> scenarios(
      Arguments given, Set<PayableType> types, ImmutableList<Integer> old) {
    boolean quick = given.has("--quick");
    ImmutableList<Integer> orders =
        given.numbers(
            "--orders",
            quick ? ImmutableList.of(10, 50) : ImmutableList.of(10, 50, 100, 500, 2_000),
            1,
            MAX_PAYABLES);
    ImmutableList<Integer> requests =
        given.numbers(
            "--requests",
            quick ? ImmutableList.of(50) : ImmutableList.of(50, 500),
            1,
            MAX_PAYABLES);
    ImmutableList.Builder<Scenario> scenarios = ImmutableList.builder();
    for (PayableType type : types) {
      for (int payables : type == PayableType.CONTRACTOR_PAYROLL ? orders : requests) {
        for (int payouts : old) {
          scenarios.add(Scenario.unpaid(type, payables, payouts));
        }
      }
    }
    return scenarios.build();
  }

  /** With few old payouts nothing is missed, so the largest number counts. */
  private static ImmutableList<Scenario> paidTwice(int orders, ImmutableList<Integer> old) {
    if (orders > 0 && orders < 10) {
      throw new WrongUsageException(
          "--paid-twice expects 0 or whole numbers from 10 to 9990, not '%d'".formatted(orders));
    }
    int most = old.stream().max(Integer::compare).orElse(0);
    return orders == 0
        ? ImmutableList.of()
        : ImmutableList.of(new Scenario(PayableType.CONTRACTOR_PAYROLL, orders, orders / 10, most));
  }

  private static Set<PayableType> types(Arguments given) {
    Set<PayableType> types = EnumSet.noneOf(PayableType.class);
    for (String word : given.list("--types").orElse(ImmutableList.of())) {
      types.add(
          Arrays.stream(PayableType.values())
              .filter(type -> type.word().equals(word))
              .findFirst()
              .orElseThrow(() -> noSuch("--types", word, words())));
    }
    return types.isEmpty() ? EnumSet.allOf(PayableType.class) : types;
  }

  private static String words() {
    return Arrays.stream(PayableType.values())
        .map(PayableType::word)
        .collect(Collectors.joining(", "));
  }

  /**
   * Parses the format of tables.
   *
   * @throws WrongUsageException if there is no such format
   */
  public static Grid.Format format(Arguments given) {
    String word = given.text("--output").orElse("table");
    return Arrays.stream(Grid.Format.values())
        .filter(format -> Ascii.toLowerCase(format.name()).equals(word))
        .findFirst()
        .orElseThrow(() -> noSuch("--output", word, "table, markdown"));
  }

  private static WrongUsageException noSuch(String option, String word, String allowed) {
    return new WrongUsageException("%s expects %s, not '%s'".formatted(option, allowed, word));
  }
}
