package dev.payouts.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.cli.CommandStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MetricsFileTest {
  private final CommandStack stack = new CommandStack();
  private final Path file = stack.dir.resolve("payouts.prom");

  @AfterEach
  void stop() {
    stack.close();
  }

  private String metrics() throws IOException {
    return Files.readString(file);
  }

  @Test
  void runsAreCountedOnInAFileThatTheCollectorCanRead() throws IOException {
    stack.orders(2);
    assertThat(stack.run("run", "--metrics", "payouts.prom").exitCode()).isZero();
    assertThat(metrics())
        .contains(
            "# TYPE payouts_runs_total counter",
            "payouts_runs_total{outcome=\"ok\",type=\"contractor_payroll\"} 1.0",
            "payouts_runs_total{outcome=\"failed\",type=\"contractor_payroll\"} 0.0",
            "payouts_payables_total{outcome=\"created\",type=\"contractor_payroll\"} 2.0",
            "payouts_run_duration_seconds_count{type=\"contractor_payroll\"} 1.0",
            "payouts_run_last_success_timestamp_seconds{type=\"contractor_payroll\"} ")
        .doesNotContain("Person0");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r--r--");
    stack.order(stack.has().contractor("Rateless").add());
    assertThat(stack.run("run", "--metrics", "payouts.prom").exitCode()).isOne();
    assertThat(metrics())
        .contains(
            "payouts_runs_total{outcome=\"ok\",type=\"contractor_payroll\"} 1.0",
            "payouts_runs_total{outcome=\"items_failed\",type=\"contractor_payroll\"} 1.0",
            "payouts_payables_total{outcome=\"skipped\",type=\"contractor_payroll\"} 2.0",
            "payouts_run_duration_seconds_count{type=\"contractor_payroll\"} 2.0");
    try (var files = Files.list(stack.dir)) {
      assertThat(files.filter(path -> path.toString().endsWith(".tmp"))).isEmpty();
    }
  }

  @Test
  void aRunThatDoesNotBeginIsAFailedOne() throws IOException {
    assertThat(stack.run(Map.of(), "run", "--type", "refund", "--metrics", "payouts.prom"))
        .extracting(CommandStack.Result::exitCode)
        .isEqualTo(2);
    assertThat(metrics()).contains("payouts_runs_total{outcome=\"failed\",type=\"refund\"} 1.0");
  }

  @Test
  void duplicatesAreInTheFile() throws IOException {
    String ann = stack.contractor("Ann");
    String order = stack.order(ann);
    assertThat(stack.has().payout(ann).orders(order).add())
        .isNotEqualTo(stack.has().payout(ann).orders(order).add());
    assertThat(stack.run("run", "--metrics", "payouts.prom").exitCode()).isOne();
    assertThat(metrics()).contains("payouts_duplicates{type=\"contractor_payroll\"} 1.0");
  }

  @Test
  void aFileThatCannotBeWrittenIsRefusedBeforeAnythingIsCreated() throws IOException {
    stack.orders(1);
    for (String name : new String[] {"payouts.json", "not/there.prom"}) {
      CommandStack.Result refused = stack.run("run", "--metrics", name);
      assertThat(refused.exitCode()).isEqualTo(2);
      assertThat(refused.complaints())
          .singleElement()
          .asString()
          .startsWith("payouts: the file of --metrics ");
    }
    assertThat(stack.created()).isEmpty();
  }

  @Test
  void theLogLevelChoosesWhatIsLogged() {
    stack.orders(1);
    assertThat(stack.run("run", "--log-level", "debug").err()).contains("DEBUG", "[PROCESS]");
    assertThat(stack.run("run", "--log-level", "info").err()).doesNotContain("DEBUG");
    CommandStack.Result wrong = stack.run("run", "--log-level", "loud");
    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.err())
        .contains("--log-level: invalid log level \"loud\": expected error, warn, info or debug");
  }
}
