package dev.payouts.http.internal;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.MoreCollectors;
import dev.payouts.notion.sandbox.Sandbox;
import dev.payouts.notion.sandbox.SandboxOptions;
import dev.payouts.notion.testing.Programs;
import dev.payouts.notion.testing.Receiver;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real programs take the command lines and environments of the files in {@code deploy}: each is
 * started as it is there, with the directories of a test in place of those of a machine.
 */
class DeploymentIT {
  private static final int ORDERS = 4;
  private static final int SHARDS = 4;
  private static final String CALLERS = "a-token-of-callers";
  private static final String NOTIFICATIONS = "a-token-of-notifications";

  @TempDir private Path directory;
  private Sandbox sandbox;
  private Receiver receiver;

  @BeforeEach
  void start() throws IOException {
    sandbox =
        Sandbox.start(
            SandboxOptions.builder(YearMonth.of(2026, 10))
                .orders(ORDERS)
                .refunds(0)
                .splits(0)
                .history(2)
                .tokens(SHARDS)
                .cases(SandboxOptions.Cases.NONE)
                .build());
    for (String name : List.of("config", "secrets", "state")) {
      Files.createDirectory(directory.resolve(name));
    }
    receiver = new Receiver();
    String notify = "{ \"notify\": {\"url\": \"%s\", \"on\": \"always\"},";
    Files.writeString(
        directory.resolve("config/payouts.json"),
        sandbox.configurationJson().replaceFirst("\\{", notify.formatted(receiver.url())));
  }

  @AfterEach
  void stop() {
    receiver.close();
    sandbox.close();
  }

  /** Writes the tokens under the names of a Secret or of credentials. */
  private void provide(Iterable<String> names) throws IOException {
    for (String name : names) {
      Files.writeString(directory.resolve("secrets").resolve(name), token(name));
    }
  }

  private String token(String name) {
    return switch (name) {
      case "http-token" -> CALLERS;
      case "notify-token" -> NOTIFICATIONS;
      default -> {
        String index = name.replaceFirst("^notion-token-?", "");
        yield sandbox.tokens().get(index.isEmpty() ? 0 : Integer.parseInt(index));
      }
    };
  }

  /** Starts a command line, with the test's directories and more options. */
  private Process launch(List<String> command, Map<String, String> environment, String... options)
      throws IOException {
    List<String> here = command.stream().map(this::here).toList();
    assertThat(here.get(0)).isIn("java", "/usr/bin/java");
    ProcessBuilder builder =
        Programs.java(directory, here.subList(1, here.size()).toArray(String[]::new));
    builder.command().addAll(List.of(options));
    environment.forEach((name, value) -> builder.environment().put(name, here(value)));
    builder.redirectError(directory.resolve("log.txt").toFile());
    return builder.start();
  }

  private String here(String text) {
    return text.replaceFirst(
            "^/opt/payouts/(?:lib/)?payouts\\.jar$", Programs.property("payouts.jar"))
        .replaceFirst(
            "^/opt/payouts/(?:lib/)?payouts-http\\.jar$", Programs.property("payouts-http.jar"))
        .replaceFirst("^/(?:config|etc/payouts)\\b", directory.resolve("config").toString())
        .replaceFirst("^/secrets\\b", directory.resolve("secrets").toString())
        .replaceFirst(
            "^(|-Duser\\.home=)/(?:state|var/lib/payouts)\\b", "$1" + directory + "/state")
        .replace("%d/", directory + "/secrets/");
  }

  private static DeploymentFile container(String file) {
    DeploymentFile manifest = DeploymentFile.documents("kubernetes/" + file).get(0);
    return manifest.all("containers").collect(MoreCollectors.onlyElement()).only();
  }

  private static ImmutableList<String> command(DeploymentFile container, String shard) {
    return ImmutableList.<String>builder()
        .addAll(container.texts("command"))
        .addAll(container.texts("args"))
        .build()
        .stream()
        .map(argument -> argument.replace("$(SHARD)", shard))
        .collect(toImmutableList());
  }

  private ImmutableMap<String, String> environment(DeploymentFile container, String shard) {
    ImmutableMap.Builder<String, String> environment = ImmutableMap.builder();
    for (DeploymentFile variable : container.at("env").list()) {
      String name = variable.at("name").text();
      if (variable.has("value")) {
        environment.put(name, variable.at("value").text().replace("$(SHARD)", shard));
      } else if (variable.at("valueFrom").has("secretKeyRef")) {
        environment.put(name, token(variable.at("valueFrom", "secretKeyRef", "key").text()));
      }
    }
    return environment.buildOrThrow();
  }

  private void provideSecret(int number) throws IOException {
    provide(DeploymentFile.documents("kubernetes/secret.yaml").get(number).at("stringData").keys());
  }

  private void assertSucceeds(Process process) throws IOException, InterruptedException {
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(Programs.exitCode(process))
        .as(output + Files.readString(directory.resolve("log.txt")))
        .isZero();
  }

  private void assertNotified() {
    assertThat(receiver.received())
        .singleElement()
        .extracting(Receiver.Received::authorization)
        .isEqualTo("Bearer " + NOTIFICATIONS);
  }

  @Test
  void theCronJobPaysEachOrderAndKeepsItsLocksInTheVolume()
      throws IOException, InterruptedException {
    provideSecret(0);
    DeploymentFile container = container("cronjob.yaml");
    assertSucceeds(launch(command(container, ""), environment(container, "")));
    assertNotified();
    Programs.assertEachOrderPaidOnce(sandbox, ORDERS);
    assertThat(directory.resolve("state/.local/state/payouts/locks/guard")).exists();
    assertThat(directory.resolve("state/journal.jsonl")).exists();
  }

  @Test
  void everyPodOfTheJobFindsItsTokenAndShard() throws IOException, InterruptedException {
    provideSecret(1);
    DeploymentFile container = container("job.yaml");
    List<Process> pods = new ArrayList<>();
    for (int index = 0; index < SHARDS; index++) {
      var environment =
          ImmutableMap.<String, String>builder()
              .putAll(environment(container, "" + index))
              .put("JOB_COMPLETION_INDEX", "" + index)
              .buildOrThrow();
      // A real run of a new shard waits for 70 s first.
      pods.add(launch(command(container, "" + index), environment, "--dry-run"));
    }
    for (Process pod : pods) {
      assertSucceeds(pod);
    }
  }

  @Test
  void theDeploymentAnswersItsProbesAndRuns() throws IOException, InterruptedException {
    provideSecret(0);
    DeploymentFile container = container("deployment.yaml");
    assertServes(command(container, ""), environment(container, ""));
  }

  @Test
  void theServiceOfTheTriggerServes() throws IOException, InterruptedException {
    assertServes(execStart("payouts-http"), credentials("payouts-http"));
  }

  @Test
  void theServiceOfTheCommandPaysEachOrder() throws IOException, InterruptedException {
    assertSucceeds(launch(execStart("payouts"), credentials("payouts")));
    assertNotified();
    Programs.assertEachOrderPaidOnce(sandbox, ORDERS);
  }

  private static List<String> execStart(String service) {
    return Splitter.on(' ')
        .splitToList(SystemdUnitsTest.setting("systemd/" + service + ".service", "ExecStart"));
  }

  /** Provides the credentials of a service and returns its environment. */
  private ImmutableMap<String, String> credentials(String service) throws IOException {
    var settings = SystemdUnitsTest.allSettings("systemd/" + service + ".service");
    provide(
        settings.get("LoadCredential").stream()
            .map(credential -> credential.substring(0, credential.indexOf(':')))
            .toList());
    return settings.get("Environment").stream()
        .map(variable -> Splitter.on('=').limit(2).splitToList(variable))
        .collect(ImmutableMap.toImmutableMap(pair -> pair.get(0), pair -> pair.get(1)));
  }

  /** Starts a server on any free port: it answers the probes, and pays for a caller. */
  private void assertServes(List<String> command, Map<String, String> environment)
      throws IOException, InterruptedException {
    Process server = launch(command, environment, "--port", "0");
    try (BufferedReader out = server.inputReader()) {
      String line = String.valueOf(out.readLine());
      assertThat(line)
          .as(Files.readString(directory.resolve("log.txt")))
          .startsWith("payouts-http listens on http://");
      URI url = URI.create("http://127.0.0.1:" + line.substring(line.lastIndexOf(':') + 1));
      for (DeploymentFile probe : container("deployment.yaml").all("httpGet").toList()) {
        assertThat(status("GET", url.resolve(probe.at("path").text()))).isEqualTo(200);
      }
      assertThat(status("POST", url.resolve(Trigger.RUN))).isEqualTo(200);
      Programs.assertEachOrderPaidOnce(sandbox, ORDERS);
      server.destroy();
      assertThat(Programs.exitCode(server)).isZero();
      assertNotified();
    } finally {
      server.destroyForcibly();
    }
  }

  private static int status(String method, URI uri) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .method(method, HttpRequest.BodyPublishers.noBody())
            .header("Authorization", "Bearer " + CALLERS)
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
  }
}
