package dev.payouts.cli;

import static java.util.stream.Collectors.joining;

import com.google.common.collect.ImmutableList;
import dev.payouts.cli.internal.OutputFormat;
import dev.payouts.cli.internal.OutputFormat.Purpose;
import dev.payouts.core.RunReport;
import dev.payouts.core.RunRequest;
import dev.payouts.core.StopCause;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** Runs type after type and prints what came of it, also when one of them fails. */
final class TypeRuns {
  private final Surroundings surroundings;
  private final OutputFormat format;
  private final Purpose purpose;
  private final BooleanSupplier isStopping;

  /**
   * Takes where to print and how.
   *
   * @param isStopping whether no further run may begin
   */
  TypeRuns(
      Surroundings surroundings, OutputFormat format, Purpose purpose, BooleanSupplier isStopping) {
    this.isStopping = isStopping;
    this.surroundings = surroundings;
    this.format = format;
    this.purpose = purpose;
  }

  /**
   * Runs the requests in order until one is stopped.
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
        if (report.stop().isPresent()) {
          break;
        }
      }
    } finally {
      print(ImmutableList.copyOf(done));
    }
    if (done.stream()
        .flatMap(report -> report.stop().stream())
        .allMatch(stop -> stop.cause() == StopCause.STOPPED)) {
      complainOfTypesNotBegun(requests.subList(done.size(), requests.size()));
    }
    if (surroundings.out().checkError()) {
      surroundings.complain(
          "the report could not be written to standard output, but the run has taken place: run"
              + " again to see what is paid, nothing is paid twice");
      return ExitCode.NOT_CARRIED_THROUGH.code();
    }
    ExitCode exitCode = ExitCode.of(done);
    boolean leftUndone = done.size() < requests.size();
    return (leftUndone && exitCode == ExitCode.OK ? ExitCode.NEEDS_ATTENTION : exitCode).code();
  }

  private void print(ImmutableList<RunReport> done) {
    if (!done.isEmpty()) {
      format.print(done, purpose, surroundings.screens().get().out(), surroundings.out());
      surroundings.out().flush();
    }
    for (RunReport report : done) {
      if (!format.showsDuplicates()) {
        complainOfDuplicates(report);
      }
      report.stop().ifPresent(stop -> surroundings.complain(stop.sentence()));
    }
  }

  private void complainOfTypesNotBegun(ImmutableList<RunRequest> left) {
    if (!left.isEmpty()) {
      surroundings.complain(
          "stopped before these types were begun, run them again: "
              + left.stream().map(request -> request.type().word()).collect(joining(", ")));
    }
  }

  private void complainOfDuplicates(RunReport report) {
    for (RunReport.Duplicate duplicate : report.duplicates()) {
      surroundings.complain(
          "money may have gone out twice, someone must look: "
              + duplicate.source()
              + " has the live payouts "
              + duplicate.payouts());
    }
  }
}
