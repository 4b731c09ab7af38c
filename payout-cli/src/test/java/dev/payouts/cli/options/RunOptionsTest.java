package dev.payouts.cli.options;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import dev.payouts.cli.Capture;
import dev.payouts.cli.context.CommandContext;
import dev.payouts.cli.internal.OutputFormat;
import dev.payouts.core.RunOption;
import dev.payouts.core.RunRequest;
import dev.payouts.core.model.PayDay;
import dev.payouts.core.model.PayableType;
import java.nio.file.Path;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class RunOptionsTest {
  @Test
  void theDefaultTypeIsContractorPayrollAndOnTheSandboxAll() {
    assertThat(types()).containsExactly(PayableType.CONTRACTOR_PAYROLL);
    assertThat(types("--sandbox"))
        .containsExactly(
            PayableType.CONTRACTOR_PAYROLL, PayableType.REFUND, PayableType.INVOICE_SPLIT);
    assertThat(types("--sandbox", "--type", "refund")).containsExactly(PayableType.REFUND);
    assertThat(types("--type", "invoice_split, contractor_payroll"))
        .containsExactly(PayableType.INVOICE_SPLIT, PayableType.CONTRACTOR_PAYROLL);
  }

  @Test
  void everyFilterAndOptionReachesTheRequest() {
    RunRequest request =
        requests(
                "--month=2026-10",
                "--contractor",
                "An",
                "--pay-day",
                "15",
                "--force",
                "--complete-orders")
            .get(0);
    assertThat(request.month()).contains(YearMonth.of(2026, 10));
    assertThat(request.contractor()).contains("An");
    assertThat(request.payDay()).contains(new PayDay(15));
    assertThat(request.options()).containsExactly(RunOption.FORCE, RunOption.COMPLETE_ORDERS);
    assertThat(requests("--type", "refund,invoice_split", "--id", "R-1"))
        .allSatisfy(other -> assertThat(other.id()).contains("R-1"));
  }

  @Test
  void theRestHasDefaults() {
    CommandContext context = new Capture(Path.of("/work")).context();
    RunOptions none = parse();
    assertThat(none.workers()).isEmpty();
    assertThat(none.common().state(context)).isEmpty();
    assertThat(none.common().config()).isNull();
    assertThat(none.common().output()).isEqualTo(OutputFormat.TABLE);
    RunOptions all = parse("--workers", "7", "--state", "s", "--config", "c", "--output", "csv");
    assertThat(all.workers()).contains(7);
    assertThat(all.common().state(context)).contains(Path.of("/work/s"));
    assertThat(all.common().config()).isEqualTo(Path.of("c"));
    assertThat(all.common().output()).isEqualTo(OutputFormat.CSV);
  }

  private static ImmutableList<RunRequest> requests(String... args) {
    return parse(args).requests(ImmutableList.of());
  }

  private static ImmutableList<PayableType> types(String... args) {
    return requests(args).stream().map(RunRequest::type).collect(ImmutableList.toImmutableList());
  }

  private static RunOptions parse(String... args) {
    var options = new RunOptions();
    CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();
    spec.addMixin("options", CommandLine.Model.CommandSpec.forAnnotatedObject(options));
    new CommandLine(spec).parseArgs(args);
    return options;
  }
}
