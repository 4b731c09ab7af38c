package dev.payouts.cli.options;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableSet.toImmutableSet;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.payouts.cli.context.WrongUsageException;
import dev.payouts.cli.internal.ReportOutput;
import dev.payouts.cli.options.Converters.MonthConverter;
import dev.payouts.cli.options.Converters.PayDayConverter;
import dev.payouts.cli.options.Converters.Types;
import dev.payouts.cli.options.Converters.TypesConverter;
import dev.payouts.core.PayoutEngine;
import dev.payouts.core.RunOption;
import dev.payouts.core.RunRequest;
import dev.payouts.core.model.PayDay;
import dev.payouts.core.model.PayableType;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of {@code run} and {@code plan}. Set by picocli. */
public final class RunOptions {
  @Option(
      names = "--type",
      paramLabel = "TYPE[,TYPE]",
      converter = TypesConverter.class,
      completionCandidates = TypesConverter.class,
      description =
          "${COMPLETION-CANDIDATES}; by default contractor_payroll, or all with --sandbox.")
  private @Nullable Types types;

  @Option(
      names = "--month",
      paramLabel = "YYYY-MM",
      converter = MonthConverter.class,
      description = "Only task orders of this month.")
  private @Nullable YearMonth month;

  @Option(
      names = "--contractor",
      paramLabel = "X",
      description = "Only task orders of this contractor: ID, Discord handle or full name.")
  private @Nullable String contractor;

  @Option(
      names = "--pay-day",
      paramLabel = "1-31",
      converter = PayDayConverter.class,
      description = "Only task orders whose rate is paid on this day.")
  private @Nullable PayDay payDay;

  @Option(
      names = "--id",
      paramLabel = "X",
      description = "Only refunds or splits whose Refund ID or Auto Name contains X.")
  private @Nullable String id;

  @Option(names = "--force", description = "Task orders of any status, not only approved ones.")
  private boolean force;

  @Option(
      names = "--complete-orders",
      description = "Set paid orders and their line items to Completed.")
  private boolean completeOrders;

  @Option(
      names = "--workers",
      paramLabel = "N",
      converter = WorkersConverter.class,
      description = "The number of concurrent creates, 1 to 100; 5 unless configured.")
  private @Nullable Integer workers;

  @Option(
      names = "--report",
      paramLabel = "FILE.html",
      description = "Also write an HTML page with the totals and items.")
  private @Nullable Path report;

  @Mixin private final CommonOptions common = new CommonOptions();
  @Mixin private final ShardOptions shards = new ShardOptions();
  @Mixin private final ItemOptions items = new ItemOptions();

  @Option(names = "--sandbox", description = "Run on a generated workspace, without Notion.")
  private boolean sandbox;

  @Option(names = "--corner-cases", description = "With --sandbox: add items that fail.")
  private boolean cornerCases;

  /**
   * Returns a request for each type, in order.
   *
   * @throws WrongUsageException if options conflict, or a type does not take one of them
   */
  public ImmutableList<RunRequest> requests(ImmutableList<RunOption> more) {
    check();
    try {
      return types().stream().map(type -> request(type, more)).collect(toImmutableList());
    } catch (IllegalArgumentException e) {
      if (sandbox && types == null) {
        throw new WrongUsageException(
            "--sandbox runs all types unless --type is given, and " + e.getMessage(), e);
      }
      throw new WrongUsageException(e);
    }
  }

  /**
   * Returns the approved plan. Its requests have the filters of the plan, which may be repeated.
   *
   * @throws WrongUsageException if a filter differs from the plan, or an option conflicts with
   *     another
   */
  public ApprovedPlan approved(ApprovedPlan plan, ImmutableList<RunOption> more) {
    check();
    requireFiltersOf(plan.requests());
    try {
      return new ApprovedPlan(
          plan.requests().stream()
              .map(request -> with(request.newBuilder(), more))
              .collect(toImmutableList()),
          plan.plans(),
          plan.reference());
    } catch (IllegalArgumentException e) {
      throw new WrongUsageException(e);
    }
  }

  private void requireFiltersOf(ImmutableList<RunRequest> planned) {
    ImmutableSet<PayableType> plannedTypes =
        planned.stream().map(RunRequest::type).collect(toImmutableSet());
    requireSame("--type", types == null || ImmutableSet.copyOf(types.types()).equals(plannedTypes));
    for (RunRequest request : planned) {
      requireSame("--month", month == null || request.month().equals(Optional.of(month)));
      requireSame(
          "--contractor",
          contractor == null || request.contractor().equals(Optional.of(contractor)));
      requireSame("--pay-day", payDay == null || request.payDay().equals(Optional.of(payDay)));
      requireSame("--id", id == null || request.id().equals(Optional.of(id)));
      requireSame("--force", !force || request.has(RunOption.FORCE));
    }
  }

  private static void requireSame(String option, boolean isSame) {
    if (!isSame) {
      throw new WrongUsageException(
          option + " differs from the approved plan: remove it, or make a new plan with it");
    }
  }

  private RunRequest with(RunRequest.Builder request, ImmutableList<RunOption> more) {
    if (completeOrders) {
      request.with(RunOption.COMPLETE_ORDERS);
    }
    more.forEach(request::with);
    return request.build();
  }

  private void check() {
    if (sandbox && common.config() != null) {
      throw new WrongUsageException("--sandbox has its own configuration: remove --config");
    }
    if (sandbox && shards.isGiven()) {
      throw new WrongUsageException(
          "--sandbox has a workspace of its own for each process: remove --shard and --shards, or"
              + " start 'payouts sandbox' and run all shards on it");
    }
    if (cornerCases && !sandbox) {
      throw new WrongUsageException(
          "--corner-cases needs --sandbox: add it, or remove --corner-cases");
    }
    common.requireDirectory();
    output();
  }

  /**
   * Returns how the reports are printed.
   *
   * @throws WrongUsageException if options conflict
   */
  public ReportOutput output() {
    return items.output(common.output());
  }

  private ImmutableList<PayableType> types() {
    if (types != null) {
      return types.types();
    }
    return sandbox
        ? ImmutableList.copyOf(PayableType.values())
        : ImmutableList.of(PayableType.CONTRACTOR_PAYROLL);
  }

  private RunRequest request(PayableType type, ImmutableList<RunOption> more) {
    RunRequest.Builder request = RunRequest.builder(type);
    if (month != null) {
      request.month(month);
    }
    if (contractor != null) {
      request.contractor(contractor);
    }
    if (payDay != null) {
      request.payDay(payDay);
    }
    if (id != null) {
      request.id(id);
    }
    if (force) {
      request.with(RunOption.FORCE);
    }
    return with(request, more);
  }

  /** Returns the options that choose the shard. */
  public ShardOptions shards() {
    return shards;
  }

  /** Returns the number of concurrent creates, if given. */
  public Optional<Integer> workers() {
    return Optional.ofNullable(workers);
  }

  /** Returns the options of most commands. */
  public CommonOptions common() {
    return common;
  }

  /** Returns the file of the HTML page, if requested. */
  public Optional<Path> report() {
    return Optional.ofNullable(report);
  }

  /** Tells whether to run on a generated workspace. */
  public boolean sandbox() {
    return sandbox;
  }

  /** Tells whether its items include some that fail. */
  public boolean cornerCases() {
    return cornerCases;
  }

  static final class WorkersConverter extends Converters.Range {
    WorkersConverter() {
      super(1, PayoutEngine.MAX_WORKERS);
    }
  }
}
