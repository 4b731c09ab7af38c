package dev.payouts.http.internal;

import static dev.payouts.notion.testing.Json.json;
import static dev.payouts.notion.testing.Json.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.core.HostSharing;
import dev.payouts.core.Shard;
import dev.payouts.core.spi.Destination;
import dev.payouts.core.spi.Journal;
import dev.payouts.core.store.FileJournal;
import dev.payouts.core.store.UserLocks;
import dev.payouts.notion.DataSourceKey;
import dev.payouts.notion.sandbox.Fault;
import dev.payouts.notion.sandbox.Request;
import dev.payouts.notion.sandbox.Sandbox;
import dev.payouts.notion.sandbox.SandboxOptions;
import dev.payouts.notion.testing.Programs;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real program as a process: killed, stopped, and started with wrong options. */
class ServerProcessIT {
  private static final int ORDERS = 12;
  private static final String SECRET = "a-token-of-callers";

  @TempDir private Path directory;
  private final HttpClient client = HttpClient.newHttpClient();
  private final AtomicInteger createsUntilEvent = new AtomicInteger(Integer.MAX_VALUE);
  private volatile Runnable event = () -> {};
  private Sandbox sandbox;
  private @Nullable Process process;
  private URI baseUrl = URI.create("http://127.0.0.1");

  @BeforeEach
  void startSandbox() throws IOException {
    sandbox =
        Sandbox.start(
            SandboxOptions.builder(YearMonth.of(2026, 10))
                .orders(ORDERS)
                .refunds(0)
                .splits(0)
                .history(5)
                .cases(SandboxOptions.Cases.NONE)
                .latency(Duration.ofMillis(5))
                .faults((request, number) -> eventWhenDue(request))
                .build());
    Files.writeString(
        directory.resolve("payouts.json"),
        Programs.configuration(
            sandbox, "\"timeout_seconds\": 2, \"consistency_wait_seconds\": 1,"));
  }

  @AfterEach
  void end() {
    if (process != null) {
      process.destroyForcibly();
    }
    sandbox.close();
  }

  private Optional<Fault> eventWhenDue(Request request) {
    boolean isCreate = request.route().equals("POST /v1/pages");
    if (isCreate && createsUntilEvent.decrementAndGet() == 0) {
      event.run();
    }
    return Optional.empty();
  }

  private Process launch(Map<String, String> environment, String... options) throws IOException {
    ProcessBuilder builder =
        Programs.java(directory, "-jar", Programs.property("payouts-http.jar"));
    builder.command().addAll(List.of(options));
    builder.environment().putAll(environment);
    builder.redirectError(directory.resolve("log.txt").toFile());
    return builder.start();
  }

  private void startServer(String... options) throws IOException {
    List<String> all = new ArrayList<>(List.of("--port", "0"));
    all.addAll(List.of(options));
    Process started =
        launch(
            Map.of("PAYOUTS_HTTP_TOKEN", SECRET, "NOTION_TOKEN", sandbox.token()),
            all.toArray(String[]::new));
    process = started;
    BufferedReader out = started.inputReader();
    String line = out.readLine();
    assertThat(line).as("first line").startsWith("payouts-http listens on http://127.0.0.1:");
    baseUrl = URI.create(line.substring(line.indexOf("http://")));
  }

  private void restartServer(String... options) throws IOException, InterruptedException {
    server().destroy();
    assertThat(server().waitFor(60, TimeUnit.SECONDS)).isTrue();
    startServer(options);
  }

  private Process server() {
    return Objects.requireNonNull(process, "no server was started");
  }

  private HttpResponse<String> send(String method, String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(baseUrl.resolve(path))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .header("Authorization", "Bearer " + SECRET);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  @Test
  void aKilledRunIsInterruptedAndTheNextOneResolvesIt() throws IOException, InterruptedException {
    startServer();
    Process victim = server();
    event = victim::destroyForcibly;
    createsUntilEvent.set(5);
    HttpResponse<String> accepted =
        send("POST", Trigger.RUN, "Prefer", "respond-async", "Idempotency-Key", "october");
    String id = text(json(accepted.body()), "run_id");
    assertThat(victim.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(victim.exitValue()).isEqualTo(137);
    startServer();
    Map<?, ?> interrupted = json(send("GET", "/runs/" + id).body());
    assertThat(text(interrupted, "state")).isEqualTo("interrupted");
    assertThat(text(interrupted, "report.runs.0.error")).contains("interrupted");
    HttpResponse<String> sameKey = send("POST", Trigger.RUN, "Idempotency-Key", "october");
    assertThat(sameKey.statusCode()).isEqualTo(200);
    assertThat(json(sameKey.body())).isEqualTo(interrupted.get("report"));
    HttpResponse<String> next = send("POST", Trigger.RUN);
    assertThat(next.statusCode()).isEqualTo(200);
    assertThat(text(json(next.body()), "runs.0.counts.failed")).isEqualTo("0.0");
    Programs.assertEachOrderPaidOnce(sandbox, ORDERS);
  }

  @Test
  void aSignalFinishesCreatesInProgressAnswersTheCallerAndEndsWithZero()
      throws IOException, InterruptedException {
    startServer("--grace", "20");
    Process server = server();
    event = server::destroy;
    createsUntilEvent.set(3);
    HttpResponse<String> answer = send("POST", Trigger.RUN);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("not_attempted");
    assertThat(server.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(server.exitValue()).isZero();
    startServer();
    assertThat(text(json(send("GET", "/runs").body()), "runs.0.state")).isEqualTo("stopped");
    assertThat(text(json(send("POST", Trigger.RUN).body()), "runs.0.counts.failed"))
        .isEqualTo("0.0");
    Programs.assertEachOrderPaidOnce(sandbox, ORDERS);
    restartServer("--log-level", "warn"); // begins the log again
    assertThat(send("POST", Trigger.RUN).statusCode()).isEqualTo(200);
    assertThat(Files.readString(directory.resolve("log.txt"))).isEmpty();
    restartServer("--log-level", "debug");
    assertThat(send("POST", Trigger.RUN).statusCode()).isEqualTo(200);
    String log = Files.readString(directory.resolve("log.txt"));
    assertThat(log)
        .contains("started", "[PROCESS]", "finished: type=contractor_payroll")
        .doesNotContain(SECRET)
        .doesNotContain(sandbox.token());
  }

  @Test
  void aStartupErrorIsOneMessageAndAnExitCode() throws IOException, InterruptedException {
    Map<String, String> whole =
        Map.of("PAYOUTS_HTTP_TOKEN", SECRET, "NOTION_TOKEN", sandbox.token());
    assertThat(exit(Map.of("NOTION_TOKEN", "x"))).isEqualTo("2: no token for callers");
    assertThat(exit(Map.of("PAYOUTS_HTTP_TOKEN", SECRET))).isEqualTo("2: no token");
    assertThat(exit(Map.of("PAYOUTS_HTTP_TOKEN", "fifteen-letters", "NOTION_TOKEN", "x")))
        .startsWith("2: the token for callers, of PAYOUTS_HTTP_TOKEN, has fewer than 16 characters")
        .doesNotContain("fifteen");
    Path file = Files.writeString(directory.resolve("token"), SECRET);
    assertThat(
            exit(Map.of("PAYOUTS_HTTP_TOKEN", SECRET, "PAYOUTS_HTTP_TOKEN_FILE", file.toString())))
        .isEqualTo(
            "2: PAYOUTS_HTTP_TOKEN and PAYOUTS_HTTP_TOKEN_FILE are both set: unset one of them");
    assertThat(exit(whole, "--prot", "1"))
        .isEqualTo("2: unknown option \"--prot\": the closest match is --port (see --help)");
    assertThat(exit(whole, "--state", file.toString()))
        .startsWith("2: the state directory " + file + " cannot be used, because");
    assertThat(exit(whole, "--port", "x")).startsWith("2: invalid value for --port");
    assertThat(exit(whole, "--config", "none.json")).startsWith("2: ").contains("none.json");
    startServer();
    assertThat(exit(whole, "--port", "0")).startsWith("4: another payouts-http");
    String port = Integer.toString(baseUrl.getPort());
    assertThat(exit(whole, "--state", "other", "--port", port)).startsWith("3: cannot listen");
  }

  @Test
  void aRunIsRefusedWhileACommandWithAnotherStateDirectoryRuns()
      throws IOException, InterruptedException {
    startServer();
    var destination =
        new Destination(
            sandbox.workspace().dataSource(DataSourceKey.PAYOUTS),
            String.valueOf(sandbox.baseUrl().getPort()));
    var claim = new Journal.Claim("command", Shard.WHOLE, destination, HostSharing.EXCLUSIVE);
    Journal command =
        FileJournal.at(
            directory.resolve("elsewhere"),
            UserLocks.in(directory.resolve(".local/state/payouts/locks")));
    try (Journal.Session session = command.begin(claim)) {
      assertThat(session.entries()).isEmpty();
      HttpResponse<String> refused = send("POST", Trigger.RUN);
      assertThat(refused.statusCode()).isEqualTo(409);
      assertThat(refused.body())
          .contains("run command")
          .contains("with the state directory " + directory.resolve("elsewhere"));
      assertThat(send("GET", "/runs").body()).isEqualToIgnoringWhitespace("{\"runs\":[]}");
    }
    assertThat(send("POST", Trigger.RUN).statusCode()).isEqualTo(200);
    Programs.assertEachOrderPaidOnce(sandbox, ORDERS);
  }

  /** Returns the exit code and the beginning of the message. */
  private String exit(Map<String, String> environment, String... options)
      throws IOException, InterruptedException {
    Process wrong = launch(environment, options);
    assertThat(wrong.waitFor(30, TimeUnit.SECONDS)).isTrue();
    String said = Files.readString(directory.resolve("log.txt")).strip();
    assertThat(said).startsWith("payouts-http: ").doesNotContain("\n");
    String sentence = said.substring("payouts-http: ".length());
    int colon = sentence.indexOf(": set ");
    return wrong.exitValue() + ": " + (colon < 0 ? sentence : sentence.substring(0, colon));
  }
}
