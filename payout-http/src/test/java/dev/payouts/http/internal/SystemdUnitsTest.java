package dev.payouts.http.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.MoreCollectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The units of {@code deploy/systemd}, checked by systemd's own tools; skipped without them. */
class SystemdUnitsTest {
  private static final String SERVER = "systemd/payouts-http.service";
  private static final String COMMAND = "systemd/payouts.service";
  private static final String TIMER = "systemd/payouts.timer";
  private static final String USERS = "systemd/payouts.sysusers.conf";

  /** In tenths, of 100; a service without any hardening has 96. */
  private static final String MAX_EXPOSURE = "20";

  private static final Pattern OPTIONAL = Pattern.compile("(?m)^#([A-Z][A-Za-z]+=)");

  @TempDir private Path directory;

  /** Returns the settings of a unit. */
  static ImmutableListMultimap<String, String> settings(String file) {
    return settingsOf(DeploymentFile.text(file));
  }

  /** Returns the settings of a unit, with those that are commented out. */
  static ImmutableListMultimap<String, String> allSettings(String file) {
    return settingsOf(withOptionalSettings(file));
  }

  private static String withOptionalSettings(String file) {
    return OPTIONAL.matcher(DeploymentFile.text(file)).replaceAll("$1");
  }

  private static ImmutableListMultimap<String, String> settingsOf(String unit) {
    return unit.lines()
        .filter(line -> line.matches("[A-Z][A-Za-z]+=.*"))
        .collect(
            ImmutableListMultimap.toImmutableListMultimap(
                line -> line.substring(0, line.indexOf('=')),
                line -> line.substring(line.indexOf('=') + 1)));
  }

  /** Returns a setting that a unit has once. */
  static String setting(String file, String name) {
    return settings(file).get(name).stream().collect(MoreCollectors.onlyElement());
  }

  private static String path(String file) {
    return DeploymentFile.path(file).toString();
  }

  @Test
  void systemdFindsNothingWrong() throws IOException, InterruptedException {
    assumeThat(Path.of("/usr/bin/java")).as("the units start it").isExecutable();
    String output =
        DeployedTool.output(
            directory,
            "systemd-analyze",
            "verify",
            "--man=no",
            path(SERVER),
            path(COMMAND),
            path(TIMER));
    assertThat(output).as("warnings about our units").doesNotContain("payouts");
  }

  @Test
  void systemdFindsNothingWrongInTheOptionalSettings() throws IOException, InterruptedException {
    assumeThat(Path.of("/usr/bin/java")).as("the units start it").isExecutable();
    for (String file : new String[] {SERVER, COMMAND}) {
      assertThat(allSettings(file).get("LoadCredential"))
          .hasSize(settings(file).get("LoadCredential").size() + 1)
          .contains("notify-token:/etc/payouts/notify-token");
      Path unit = directory.resolve(Path.of(file).getFileName());
      Files.writeString(unit, withOptionalSettings(file));
      assertThat(
              DeployedTool.output(
                  directory, "systemd-analyze", "verify", "--man=no", unit.toString()))
          .as("warnings about our units")
          .doesNotContain("payouts");
    }
  }

  @Test
  void theServicesAreHardened() throws IOException, InterruptedException {
    for (String file : new String[] {SERVER, COMMAND}) {
      String output =
          DeployedTool.output(
              directory,
              "systemd-analyze",
              "security",
              "--no-pager",
              "--offline=yes",
              "--threshold=" + MAX_EXPOSURE,
              path(file));
      assertThat(output).contains("OK");
    }
  }

  @Test
  void theUserIsCreatedWithTheHomeDirectoryThatHoldsTheLocks()
      throws IOException, InterruptedException {
    String output = DeployedTool.output(directory, "systemd-sysusers", "--dry-run", path(USERS));
    assertThat(output).as("nothing is wrong").doesNotContain("payouts.sysusers.conf");
    assertThat(DeploymentFile.text(USERS).lines().filter(line -> !line.startsWith("#")))
        .containsExactly("u payouts - \"Payouts\" /var/lib/payouts");
    for (String file : new String[] {SERVER, COMMAND}) {
      assertThat(setting(file, "User")).isEqualTo("payouts");
      assertThat(setting(file, "StateDirectory")).isEqualTo("payouts");
      assertThat(setting(file, "StateDirectoryMode")).isEqualTo("0700");
      assertThat(setting(file, "ExecStart")).endsWith(" --state /var/lib/payouts");
    }
  }

  @Test
  void theServerHasMoreTimeToStopThanItsGracePeriodAndMisconfiguredIsNotRestarted() {
    assertThat(Integer.parseInt(setting(SERVER, "TimeoutStopSec")))
        .isGreaterThan(Math.toIntExact(ServerOptions.parse().grace().toSeconds()));
    assertThat(setting(SERVER, "RestartPreventExitStatus")).isEqualTo("2");
    assertThat(settings(COMMAND).get("Restart")).as("runs once").isEmpty();
  }

  @Test
  void theTimerAndTheCronJobRunOnTheSameDays() {
    String schedule = DeploymentFile.read("kubernetes/cronjob.yaml").at("spec", "schedule").text();
    assertThat(schedule).isEqualTo("0 8 28-31 * *");
    assertThat(setting(TIMER, "OnCalendar")).isEqualTo("*-*-28..31 08:00:00");
  }
}
