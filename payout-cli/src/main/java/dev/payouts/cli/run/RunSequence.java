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
  private final UnaryOperator<ImmutableList<RunReport>> presentation;
  private final List<RunReport> done = new ArrayList<>();

  /**
   * Creates a sequence.
   *
   * @param presentation changes the reports before they are printed
   */
  public RunSequence(
      CommandContext context,
      ReportOutput output,
      Purpose purpose,
      UnaryOperator<ImmutableList<RunReport>> presentation) {
    this.context = context;
    this.output = output;
    this.purpose = purpose;
    this.presentation = presentation;
  }

  /** Returns the reports of the types that ran. */
  ImmutableList<RunReport> reports() {
    return ImmutableList.copyOf(done);
  }

  /**
   * Runs the requests in order; stops at the first run that does not complete.
   *
   * @param isStopping whether no more runs may begin
   * @return the exit code
   */
  ExitCode run(
      ImmutableList<RunRequest> requests,
      Function<RunRequest, RunReport> engine,
      BooleanSupplier isStopping) {
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
      print(reports());
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
      return ExitCode.RUN_FAILED;
    }
    ExitCode exitCode = ExitCode.of(done);
    boolean isUnfinished = done.size() < requests.size();
    return isUnfinished && exitCode == ExitCode.OK ? ExitCode.NEEDS_ATTENTION : exitCode;
  }

  /** Prints the reports, and what they do not show and what stopped them to standard error. */
  public void print(ImmutableList<RunReport> reports) {
    if (!reports.isEmpty()) {
      output.print(
          presentation.apply(reports), purpose, context.screens().get().out(), context.out());
      context.out().flush();
    }
    for (RunReport report : reports) {
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
