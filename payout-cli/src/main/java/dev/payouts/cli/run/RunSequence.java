package dev.payouts.cli.run;

import static java.util.stream.Collectors.joining;

import com.google.common.collect.ImmutableList;
import dev.payouts.cli.context.CommandContext;
import dev.payouts.cli.context.ExitCode;
import dev.payouts.cli.internal.ReportOutput;
import dev.payouts.core.FailureCause;
import dev.payouts.core.RunReport;
import dev.payouts.core.RunRequest;
import dev.payouts.core.report.Purpose;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Runs one type after the other and prints the reports, even if one of them fails. */
public final class RunSequence {
  private final CommandContext context;
  private final ReportOutput output;
  private final Purpose purpose;
  private final BooleanSupplier isStopping;
  private final UnaryOperator<ImmutableList<RunReport>> presentation;

  /**
   * Creates a sequence.
   *
   * @param isStopping whether no more runs may begin
   */
  public RunSequence(
      CommandContext context, ReportOutput output, Purpose purpose, BooleanSupplier isStopping) {
    this(context, output, purpose, isStopping, reports -> reports);
  }

  private RunSequence(
      CommandContext context,
      ReportOutput output,
      Purpose purpose,
      BooleanSupplier isStopping,
      UnaryOperator<ImmutableList<RunReport>> presentation) {
    this.isStopping = isStopping;
    this.presentation = presentation;
    this.context = context;
    this.output = output;
    this.purpose = purpose;
  }

  /** Returns the same sequence, which changes the reports before it prints them. */
  RunSequence presenting(UnaryOperator<ImmutableList<RunReport>> change) {
    return new RunSequence(context, output, purpose, isStopping, change);
  }

  /**
   * Runs the requests in order; stops at the first run that does not complete.
   *
   * @return the exit code
   */
  int run(ImmutableList<RunRequest> requests, Function<RunRequest, RunReport> engine) {
    List<RunReport> done = new ArrayList<>();
    try {
      for (RunRequest request : requests) {
        if (isStopping.getAsBoolean()) {
          break;
        }
        RunReport report = engine.apply(request);
        done.add(report);
        if (report.failure().isPresent()) {
          break;
        }
      }
    } finally {
      print(ImmutableList.copyOf(done));
    }
    if (done.stream()
        .flatMap(report -> report.failure().stream())
        .allMatch(stop -> stop.cause() == FailureCause.STOPPED)) {
      reportTypesNotBegun(requests.subList(done.size(), requests.size()));
    }
    if (context.out().checkError()) {
      context.complain(
          "the run has ended, but its report could not be written to standard output: run again to"
              + " see the result; nothing is paid twice");
      return ExitCode.RUN_FAILED.code();
    }
    ExitCode exitCode = ExitCode.of(done);
    boolean isUnfinished = done.size() < requests.size();
    return (isUnfinished && exitCode == ExitCode.OK ? ExitCode.NEEDS_ATTENTION : exitCode).code();
  }

  /** Prints the reports, and what they do not show and what stopped them to standard error. */
  public void print(ImmutableList<RunReport> done) {
    if (!done.isEmpty()) {
      output.print(presentation.apply(done), purpose, context.screens().get().out(), context.out());
      context.out().flush();
    }
    for (RunReport report : done) {
      if (!output.showsDuplicates()) {
        reportDuplicates(report);
      }
      report.failure().ifPresent(stop -> context.complain(stop.sentence()));
    }
  }

  private void reportTypesNotBegun(ImmutableList<RunRequest> left) {
    if (!left.isEmpty()) {
      context.complain(
          "stopped before these types began; run them again: "
              + left.stream().map(request -> request.type().word()).collect(joining(", ")));
    }
  }

  private void reportDuplicates(RunReport report) {
    for (RunReport.Duplicate duplicate : report.duplicates()) {
      context.complain(
          "possible double payment, review before paying: "
              + duplicate.payable()
              + " has the live payouts "
              + duplicate.payouts());
    }
  }
}
