package dev.payouts.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.google.common.collect.ImmutableList;
import dev.payouts.cli.Capture;
import dev.payouts.cli.context.CommandContext;
import dev.payouts.cli.internal.OutputFormat;
import dev.payouts.cli.internal.ReportOutput;
import dev.payouts.core.FailureCause;
import dev.payouts.core.Item;
import dev.payouts.core.Reason;
import dev.payouts.core.RunReport;
import dev.payouts.core.RunRequest;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.report.ItemSelection;
import dev.payouts.core.report.Purpose;
import dev.payouts.core.report.Reports;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunSequenceTest {
  private static final ImmutableList<RunRequest> REQUESTS =
      ImmutableList.of(
          RunRequest.refund().build(),
          RunRequest.contractorPayroll().build(),
          RunRequest.invoiceSplit().build());

  private final Capture capture = new Capture(Path.of("/work"));
  private final List<PayableType> ran = new ArrayList<>();

  @Test
  void typesRunInTheGivenOrderAndEndWithZeroIfNoItemFailed() {
    assertThat(run(OutputFormat.TABLE, Reports::report)).isZero();
    assertThat(ran)
        .containsExactly(
            PayableType.REFUND, PayableType.CONTRACTOR_PAYROLL, PayableType.INVOICE_SPLIT);
    assertThat(capture.err()).isEmpty();
  }

  @Test
  void aFailedItemEndsWithOneAndASkippedOneWithZero() {
    assertThat(
            run(
                OutputFormat.TABLE,
                request -> Reports.report(request, left(Reason.NOTHING_TO_PAY))))
        .isZero();
    assertThat(
            run(OutputFormat.TABLE, request -> Reports.report(request, left(Reason.RATE_MISSING))))
        .isEqualTo(1);
  }

  @Test
  void aPayableWithSeveralLivePayoutsEndsWithOneInDryRunsToo() {
    assertThat(
            run(OutputFormat.JSON, request -> Reports.withDuplicate(Reports.report(request), "4")))
        .isEqualTo(1);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"MISCONFIGURED, 2", "NOT_CARRIED_THROUGH, 3", "LOCKED, 4", "LIMIT_PASSED, 5"})
  void aRunThatDidNotCompleteOutranksFailedItemsAndEndsTheInvocation(
      FailureCause cause, int exitCode) {
    Function<RunRequest, RunReport> engine =
        request -> {
          RunReport report = Reports.report(request, left(Reason.RATE_MISSING));
          return request.type() == PayableType.CONTRACTOR_PAYROLL
              ? Reports.stopped(report, cause)
              : report;
        };
    assertThat(run(OutputFormat.JSON, engine)).isEqualTo(exitCode);
    assertThat(ran).containsExactly(PayableType.REFUND, PayableType.CONTRACTOR_PAYROLL);
    assertThat(capture.out()).contains("\"refund\"", "\"error\": \"It was stopped.\"");
    assertThat(capture.err()).isEqualTo("payouts: It was stopped.\n");
  }

  @Test
  void aRunThatWasStoppedEndsTheInvocationWithOne() {
    assertThat(
            run(
                OutputFormat.JSON,
                request -> Reports.stopped(Reports.report(request), FailureCause.STOPPED)))
        .isEqualTo(1);
    assertThat(ran).containsExactly(PayableType.REFUND);
    assertThat(capture.err())
        .isEqualTo(
            "payouts: It was stopped.\n"
                + "payouts: stopped before these types began; run them again:"
                + " contractor_payroll, invoice_split\n");
  }

  @Test
  void aSignalEndsTheInvocationWithOneAndNamesTheTypesNotBegun() {
    int exitCode =
        sequence(capture.context(), OutputFormat.JSON)
            .run(
                REQUESTS,
                request -> {
                  ran.add(request.type());
                  return Reports.report(request);
                },
                () -> !ran.isEmpty())
            .code();
    assertThat(exitCode).isEqualTo(1);
    assertThat(capture.out()).contains("\"refund\"");
    assertThat(capture.err())
        .isEqualTo(
            "payouts: stopped before these types began; run them again:"
                + " contractor_payroll, invoice_split\n");
  }

  @Test
  void reportsArePrintedEvenAfterAnInternalError() {
    Function<RunRequest, RunReport> engine =
        request -> {
          if (request.type() == PayableType.CONTRACTOR_PAYROLL) {
            throw new IllegalStateException("a bug");
          }
          return Reports.report(request, Reports.created("1", "An", "x", "1 USD"));
        };
    assertThatIllegalStateException().isThrownBy(() -> run(OutputFormat.TABLE, engine));
    assertThat(capture.out()).contains("Total created: 1.00 USD in 1 payout");
  }

  @Test
  void duplicatesGoToStandardErrorWithCsv() {
    Function<RunRequest, RunReport> engine =
        request -> Reports.withDuplicate(Reports.report(request), "4");
    sequence(capture.context(), OutputFormat.CSV)
        .run(ImmutableList.of(REQUESTS.get(0)), engine, () -> false);
    assertThat(capture.err())
        .isEqualTo(
            "payouts: possible double payment, review before paying: 4 has the live payouts"
                + " [p8, p9]\n");
  }

  @Test
  void aReportThatCouldNotBeWrittenIsNotASuccess() {
    CommandContext captured = capture.context();
    var full =
        new CommandContext(
            captured.environment(),
            captured.workingDirectory(),
            new PrintStream(new Full()),
            captured.err(),
            captured.clock(),
            captured.locks(),
            captured.processingLimit(),
            captured.screens());
    assertThat(
            sequence(full, OutputFormat.TABLE).run(REQUESTS, Reports::report, () -> false).code())
        .isEqualTo(3);
    assertThat(capture.err())
        .contains("the run has ended, but its report could not be written to standard output");
  }

  private static Item left(Reason reason) {
    return Reports.left("1", "An", reason, "Why.");
  }

  private int run(OutputFormat format, Function<RunRequest, RunReport> engine) {
    return sequence(capture.context(), format)
        .run(
            REQUESTS,
            request -> {
              ran.add(request.type());
              return engine.apply(request);
            },
            () -> false)
        .code();
  }

  private static RunSequence sequence(CommandContext context, OutputFormat format) {
    var output = new ReportOutput(format, ItemSelection.BRIEF);
    return new RunSequence(context, output, Purpose.REPORT, UnaryOperator.identity());
  }

  private static final class Full extends OutputStream {
    @Override
    public void write(int b) throws IOException {
      throw new IOException("no space left on device");
    }
  }
}
