package dev.payouts.http.internal;

import com.google.common.collect.ImmutableMap;
import com.google.common.net.InetAddresses;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.payouts.core.host.Host;
import dev.payouts.core.host.MachineLocks;
import dev.payouts.core.store.KeptRuns;
import dev.payouts.core.store.RunHistory;
import dev.payouts.notion.ConfigException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server. Safe for use by several threads. */
public final class TriggerServer implements AutoCloseable {
  /** How many requests are under way at once; more wait for a thread. */
  static final int MAX_THREADS = 512;

  private static final int BACKLOG = 4096;
  private static final int CHUNK_BYTES = 64 * 1024;
  private static final Duration READ_BODY = Duration.ofSeconds(5);
  private static final Duration WRITE_CHUNK = Duration.ofSeconds(5);
  private static final ImmutableMap<String, String> HEADERS =
      ImmutableMap.of(
          "Cache-Control", "no-store",
          "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
          "Referrer-Policy", "no-referrer",
          "X-Content-Type-Options", "nosniff");
  private static final Logger LOG = LoggerFactory.getLogger(TriggerServer.class);

  private final Host host;
  private final HttpServer http;
  private final Turns turns;
  private final Runs runs;
  private final Routes routes;
  private final Metrics metrics;
  private final KeptRuns kept;

  private TriggerServer(
      Host host, HttpServer http, Metrics metrics, KeptRuns kept, Runs runs, Routes routes) {
    this.host = host;
    this.http = http;
    this.metrics = metrics;
    this.kept = kept;
    this.runs = runs;
    this.routes = routes;
    this.turns = new Turns(host, MAX_THREADS);
  }

  /**
   * Starts to serve.
   *
   * @param workingDirectory what relative file names are relative to; absolute
   * @param locks keeps the runs of this machine apart
   * @throws ConfigException if configuration or a token is missing or wrong
   * @throws dev.payouts.core.host.StateFiles.LockedException if another server has the state
   *     directory
   * @throws dev.payouts.core.host.StateFiles.StateFileException if it cannot be used
   * @throws IOException if the port cannot be had
   */
  public static TriggerServer start(
      Options options,
      ImmutableMap<String, String> environment,
      Path workingDirectory,
      MachineLocks locks)
      throws IOException {
    return start(options, environment, workingDirectory, Machine.real(locks));
  }

  /** Does the same on any machine. */
  static TriggerServer start(
      Options options,
      ImmutableMap<String, String> environment,
      Path workingDirectory,
      Machine machine)
      throws IOException {
    JdkServerSettings.apply();
    var token = BearerToken.fromEnvironment(environment);
    var workspaces =
        new Workspaces(options.config(), options.state(), environment, workingDirectory);
    Path stateDir = workspaces.read().stateDir();
    HttpServer http = HttpServer.create(options.address(), BACKLOG);
    KeptRuns kept;
    try {
      kept = KeptRuns.open(stateDir, () -> RunHistory.of(stateDir).journal());
    } catch (RuntimeException e) {
      http.stop(0);
      throw e;
    }
    Host host = machine.host();
    var metrics = new Metrics();
    var runs = new Runs(workspaces, stateDir, kept, metrics, machine);
    metrics.showRunning(runs::isRunning);
    var routes = new Routes(token, runs, new Readiness(workspaces, stateDir, host), metrics);
    var server = new TriggerServer(host, http, metrics, kept, runs, routes);
    http.setExecutor(server.turns);
    http.createContext("/", server::serve);
    http.start();
    return server;
  }

  /** Returns where it listens, as in {@code http://127.0.0.1:8080}. */
  public URI baseUrl() {
    InetSocketAddress address = http.getAddress();
    String host = InetAddresses.toUriString(address.getAddress());
    return URI.create("http://" + host + ":" + address.getPort());
  }

  private void serve(HttpExchange exchange) throws IOException {
    Duration begun = host.elapsed();
    var incoming = new Incoming(exchange);
    Turns.Turn turn = turns.mine();
    turn.mayTake(READ_BODY);
    try (exchange;
        Answer answer = answer(incoming, turn)) {
      metrics.served(routes.label(incoming), answer.status(), host.elapsed().minus(begun));
      send(exchange, answer, turn);
    }
  }

  private Answer answer(Incoming incoming, Turns.Turn turn) throws IOException {
    try {
      return routes.answer(incoming, turn);
    } catch (ProblemException e) {
      return e.answer();
    } catch (RuntimeException e) {
      LOG.error("a request failed: {}", Traces.withoutMessage(e));
      return ProblemException.of(500, "An error in this program, the log says where: report it.")
          .answer();
    }
  }

  private static void send(HttpExchange exchange, Answer answer, Turns.Turn turn)
      throws IOException {
    HEADERS.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    turn.mayTake(WRITE_CHUNK);
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.sendResponseHeaders(answer.status(), -1);
      return;
    }
    exchange.sendResponseHeaders(
        answer.status(), answer.length() == Answer.UNKNOWN ? 0 : answer.length());
    try (OutputStream out = exchange.getResponseBody()) {
      byte[] chunk = new byte[CHUNK_BYTES];
      for (int read; (read = answer.body().read(chunk)) >= 0; ) {
        turn.mayTake(WRITE_CHUNK);
        out.write(chunk, 0, read);
      }
    }
  }

  /**
   * Lets no further run begin, nor a create of the one under way, and waits for its end.
   *
   * @return whether it ended in time
   */
  public boolean stop(Duration grace) throws InterruptedException {
    runs.stop();
    return awaitEnd(grace);
  }

  /** Waits for the end of the run under way, and tells whether it has come. */
  boolean awaitEnd(Duration longest) throws InterruptedException {
    return runs.awaitEnd(longest);
  }

  /** Returns its threads. */
  Turns turns() {
    return turns;
  }

  /** Stops serving; answers under way have a second left. */
  @Override
  public void close() {
    turns.awaitAnswers();
    http.stop(0);
    turns.close();
    kept.close();
  }
}
