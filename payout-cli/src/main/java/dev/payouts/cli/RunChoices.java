package dev.payouts.cli;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import dev.payouts.cli.Converters.FormatConverter;
import dev.payouts.cli.Converters.MonthConverter;
import dev.payouts.cli.Converters.PayDayConverter;
import dev.payouts.cli.Converters.Types;
import dev.payouts.cli.Converters.TypesConverter;
import dev.payouts.cli.internal.OutputFormat;
import dev.payouts.core.PayDay;
import dev.payouts.core.PayableType;
import dev.payouts.core.PayoutEngine;
import dev.payouts.core.RunOption;
import dev.payouts.core.RunRequest;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that {@code run} and {@code plan} share. Written to by picocli alone. */
final class RunChoices {
  @Option(
      names = "--type",
      paramLabel = "TYPE[,TYPE]",
      converter = TypesConverter.class,
      completionCandidates = TypesConverter.class,
      description =
          "contractor_payroll, refund, invoice_split; contractor_payroll unless given, all with"
              + " --sandbox.")
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
      description = "Only refunds or splits whose Refund ID or Auto Name contains this.")
  private @Nullable String id;

  @Option(names = "--force", description = "Task orders of every status, not just approved ones.")
  private boolean force;

  @Option(
      names = "--complete-orders",
      description = "Set orders and their line items to Completed once they are paid.")
  private boolean completeOrders;

  @Option(
      names = "--workers",
      paramLabel = "N",
      converter = WorkersConverter.class,
      description = "Creates under way at once, 1 to 100; 5 unless configured.")
  private @Nullable Integer workers;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The configuration; else $PAYOUTS_CONFIG, else payouts.json.")
  private @Nullable Path config;

  @Option(
      names = "--state",
      paramLabel = "DIR",
      description = "Where the program keeps its files; .payouts unless configured.")
  private @Nullable Path state;

  @Option(
      names = "--output",
      paramLabel = "FORMAT",
      converter = FormatConverter.class,
      completionCandidates = FormatConverter.class,
      description = "table (default), json or csv.")
  private OutputFormat output = OutputFormat.TABLE;

  @Option(
      names = "--report",
      paramLabel = "FILE.html",
      description = "Write a page to look at as well: totals, items, and how it ran.")
  private @Nullable Path report;

  @Mixin private final ShardChoices shards = new ShardChoices();

  @Option(names = "--sandbox", description = "Run on a made-up workspace; needs no Notion.")
  private boolean sandbox;

  @Option(names = "--corner-cases", description = "With --sandbox: add items that fail.")
  private boolean cornerCases;

  @Option(names = "-v", description = "Log what happens, to standard error.")
  private boolean verbose;

  /**
   * Returns a request for each type, in order.
   *
   * @throws WrongUsageException if two options do not go together, or one of the types does not
   *     take one of them
   */
  ImmutableList<RunRequest> requests(ImmutableList<RunOption> further) {
    check();
    try {
      return types().stream().map(type -> request(type, further)).collect(toImmutableList());
    } catch (IllegalArgumentException e) {
      throw new WrongUsageException(e);
    }
  }

  /**
   * Returns what is approved, with the requests of the plan: which payables they are about was
   * chosen when it was planned.
   *
   * @throws WrongUsageException if one of the options chooses payables, or does not fit
   */
  ApprovedPlan approved(ApprovedPlan plan, ImmutableList<RunOption> further) {
    check();
    if (types != null
        || month != null
        || contractor != null
        || payDay != null
        || id != null
        || force) {
      throw new WrongUsageException(
          "--approved says itself which payables it is about: leave out --type, --month,"
              + " --contractor, --pay-day, --id and --force");
    }
    try {
      return new ApprovedPlan(
          plan.requests().stream()
              .map(request -> with(request, further))
              .collect(toImmutableList()),
          plan.approvals());
    } catch (IllegalArgumentException e) {
      throw new WrongUsageException(e);
    }
  }

  private RunRequest with(RunRequest planned, ImmutableList<RunOption> further) {
    RunRequest.Builder request = planned.newBuilder();
    if (completeOrders) {
      request.with(RunOption.COMPLETE_ORDERS);
    }
    further.forEach(request::with);
    return request.build();
  }

  private void check() {
    if (sandbox && config != null) {
      throw new WrongUsageException("--sandbox has its own configuration: leave out --config");
    }
    if (sandbox && shards.isGiven()) {
      throw new WrongUsageException(
          "--sandbox has a workspace that no other process shares: leave out --shard and --shards,"
              + " or start 'payouts sandbox' for all of them");
    }
    if (cornerCases && !sandbox) {
      throw new WrongUsageException("--corner-cases is for --sandbox: add it, or leave it out");
    }
    if (state != null && state.toString().isBlank()) {
      throw new WrongUsageException("--state is blank: name a directory, or leave it out");
    }
  }

  private ImmutableList<PayableType> types() {
    if (types != null) {
      return types.types();
    }
    return sandbox
        ? ImmutableList.copyOf(PayableType.values())
        : ImmutableList.of(PayableType.CONTRACTOR_PAYROLL);
  }

  private RunRequest request(PayableType type, ImmutableList<RunOption> further) {
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
    if (completeOrders) {
      request.with(RunOption.COMPLETE_ORDERS);
    }
    further.forEach(request::with);
    return request.build();
  }

  ShardChoices shards() {
    return shards;
  }

  Optional<Integer> workers() {
    return Optional.ofNullable(workers);
  }

  @Nullable Path config() {
    return config;
  }

  Optional<Path> state() {
    return Optional.ofNullable(state);
  }

  OutputFormat output() {
    return output;
  }

  /** Returns where the page is to be written, if one is wanted. */
  Optional<Path> report() {
    return Optional.ofNullable(report);
  }

  boolean sandbox() {
    return sandbox;
  }

  boolean cornerCases() {
    return cornerCases;
  }

  Logging.Detail logDetail() {
    return verbose ? Logging.Detail.VERBOSE : Logging.Detail.QUIET;
  }

  static final class WorkersConverter extends Converters.Range {
    WorkersConverter() {
      super(1, PayoutEngine.MAX_WORKERS);
    }
  }
}
