package dev.payouts.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MainTest {
  private static final String CONFIG =
      "{\"data_sources\": {\"payouts\": \"0123456789abcdef0123456789abcdef\"}}";

  @TempDir Path dir;
  private Capture capture;

  @BeforeEach
  void start() {
    capture = new Capture(dir);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          run --month 2026-13 | invalid month "2026-13": expected YYYY-MM, for example 2026-10
          run --month 26-1 | invalid month "26-1"
          run --month +12026-01 | invalid month
          run --pay-day 32 | invalid number "32": expected a whole number from 1 to 31
          run --pay-day 0 | invalid number "0": expected a whole number from 1 to 31
          run --type payroll | unknown type "payroll": expected contractor_payroll, refund or invoice_split
          run --type refund,refund | refund is listed twice
          run --type refund, | unknown type ""
          run --type refund --month 2026-10 | type refund does not support 'month'
          run --type refund,contractor_payroll --id R | type contractor_payroll does not support 'id'
          run --type invoice_split --force | does not support 'force'
          run --sandbox --pay-day 15 | type refund does not support 'pay day': omit it, or run the types that support it separately
          run --sandbox --state= | --state is blank: give a directory, or remove the option
          run --id X | type contractor_payroll does not support 'id'
          run --contractor= | a filter is blank
          run --workers 0 | invalid number "0": expected a whole number from 1 to 100
          run --workers 101 | invalid number "101": expected a whole number from 1 to 100
          run --workers x | invalid number "x": expected a whole number from 1 to 100
          run --output xml | invalid output format "xml": expected table, json or csv
          run --corner-cases | --corner-cases needs --sandbox
          run --sandbox --config payouts.json | --sandbox has its own configuration
          run --month 2026-01 --month 2026-02 | --month is given twice: give it once
          run --month | --month needs a value: YYYY-MM
          run --month 2026-13 | payouts: --month: invalid month "2026-13"
          run --month 2999-01 | month 2999-01 is in the future, because it is 2026-11 now
          plan --month 2026-12 | month 2026-12 is in the future
          audit --month 2026-12 | month 2026-12 is in the future
          run --frobnicate | payouts: unknown option "--frobnicate"
          run --zzzzzzzzzz | payouts: unknown option "--zzzzzzzzzz" (see
          run --mnoth=2026-10 | payouts: unknown option "--mnoth": the closest match is --month
          rnu --month 2026-10 | payouts: unknown command "rnu": the closest match is run
          why | payouts: missing PAYABLE_ID: The ID of its page
          show | payouts: missing RUN_ID: The run's ID
          run now | payouts: unexpected argument "now": remove it
          plan --dry-run | unknown option "--dry-run"
          doctor now | unexpected argument "now"
          doctor --output csv | doctor does not support --output csv: use table or json
          doctor --state= | --state is blank: give a directory, or remove the option
          doctor --type refund --complete-orders | type refund does not support 'complete orders'
          doctor --force | --data-source and --force need --write-config
          doctor --data-source 0123456789abcdef0123456789abcdef | need --write-config: add it
          doctor --write-config x.json | --write-config needs data sources: add --data-source for each
          doctor --write-config x.json --data-source x | "x" does not contain the ID of a data source or database
          doctor --write-config x.json --data-source ntn_0123456789 | a token (not shown) does not contain the ID
          doctor --write-config x.json --data-source rate=0123456789abcdef0123456789abcdef | "rate" is not a data source; the closest match is rates
          doctor --write-config x.json --config y.json --data-source 0123456789abcdef0123456789abcdef | --write-config does not check a configuration
          sandbox --port 65536 | invalid number "65536": expected a whole number from 0 to 65535
          sandbox --orders -1 | invalid number "-1": expected a whole number from 0 to
          sandbox --seed x | invalid number "x": expected a whole number
          """)
  void wrongUsageIsOneMessageWithAHint(String command, String expected) {
    int exitCode = capture.run(command.trim().split(" "));
    assertThat(exitCode).isEqualTo(2);
    assertThat(capture.out()).isEmpty();
    assertThat(capture.err().lines()).hasSize(1);
    assertThat(capture.err())
        .startsWith("payouts: ")
        .contains(expected)
        .containsPattern(
            "\\(see 'payouts( run| plan| audit| why| show| doctor| sandbox)? --help'\\)\n$");
  }

  @Test
  void noCommandIsWrongUsage() {
    assertThat(capture.run()).isEqualTo(2);
    assertThat(capture.err())
        .isEqualTo(
            "payouts: missing command: run, plan, doctor, history, show, why, audit, month, release, void or sandbox (see 'payouts --help')\n");
  }

  @Test
  void anArgumentThatTheLocaleGarbledIsRefused() {
    assertThat(capture.run("run", "--contractor", "Nguy\uFFFDn")).isEqualTo(2);
    assertThat(capture.err()).contains("set LC_ALL=C.UTF-8").hasLineCount(1);
  }

  @Test
  void aDirectoryWhoseNameTheLocaleGarblesIsRefused() throws IOException, InterruptedException {
    String script =
        "mkdir \"$(printf 'nh\\303\\240')\" && cd nh* && exec \"$JAVA\" -cp \"$CLASSES\""
            + " dev.payouts.cli.Main run --sandbox";
    var builder = new ProcessBuilder("sh", "-c", script).directory(dir.toFile());
    builder.environment().put("JAVA", System.getProperty("java.home") + "/bin/java");
    builder.environment().put("CLASSES", System.getProperty("java.class.path"));
    builder.environment().put("LC_ALL", "C");
    Process process = builder.redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(printed).isEqualTo(2);
    assertThat(printed)
        .startsWith("payouts: the name of this directory contains characters outside the locale")
        .contains("set LC_ALL=C.UTF-8")
        .hasLineCount(1);
  }

  @Test
  void anArgumentWithAnAtSignIsNotAnArgumentFile() throws IOException {
    Files.writeString(dir.resolve("an"), "--force");
    assertThat(capture.run("run", "--contractor", "@an")).isEqualTo(2);
    assertThat(capture.err()).contains("there is no configuration file");
  }

  @Test
  void helpAndVersionGoToStandardOutput() {
    assertThat(capture.run("--help")).isZero();
    assertThat(capture.out()).contains("run ", "plan ", "doctor ", "sandbox ");
    assertThat(capture.run("run", "--help")).isZero();
    assertThat(capture.out()).contains("--complete-orders", "--pay-day=1-31");
    assertThat(capture.run("--version")).isZero();
    assertThat(capture.out()).containsPattern("\npayouts .+\n$");
    String version = capture.out().substring(capture.out().lastIndexOf("\npayouts ") + 1);
    assertThat(capture.run("generate-completion", "-V")).isZero();
    assertThat(capture.out()).endsWith(version + version);
    assertThat(capture.run("generate-completion")).isZero();
    assertThat(capture.out()).contains("complete -F _complete_payouts");
    assertThat(capture.err()).isEmpty();
  }

  @Test
  void aMissingConfigurationFileIsOneMessage() {
    assertThat(capture.run("run")).isEqualTo(2);
    assertThat(capture.err())
        .startsWith("payouts: there is no configuration file " + dir.resolve("payouts.json"))
        .hasLineCount(1);
    assertThat(capture.out()).isEmpty();
  }

  @Test
  void aMisspelledKeyIsOneMessage() throws IOException {
    Files.writeString(dir.resolve("other.json"), "{\"data_source\": {}}");
    assertThat(capture.run("plan", "--config", "other.json")).isEqualTo(2);
    assertThat(capture.err())
        .isEqualTo(
            "payouts: "
                + dir.resolve("other.json")
                + ": $ has the unknown key \"data_source\": the closest match is"
                + " \"data_sources\"\n");
  }

  @Test
  void aMissingTokenIsOneMessage() throws IOException {
    Files.writeString(dir.resolve("payouts.json"), CONFIG);
    assertThat(capture.run("run")).isEqualTo(2);
    assertThat(capture.run(Map.of("NOTION_TOKEN", ""), "run")).isEqualTo(2);
    assertThat(capture.err().lines())
        .hasSize(2)
        .allSatisfy(line -> assertThat(line).startsWith("payouts: no token: set NOTION_TOKEN"));
    assertThat(capture.out()).isEmpty();
  }
}
