package dev.payouts.http.internal;

import com.google.common.collect.ImmutableMap;
import com.google.common.net.InetAddresses;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.payouts.core.host.Host;
import dev.payouts.core.host.MachineLocks;
import dev.payouts.core.store.runs.KeptRuns;
import dev.payouts.core.store.runs.RunHistory;
import dev.payouts.notion.ConfigException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server. Thread-safe. */
public final class TriggerServer implements AutoCloseable {
  /** The maximum number of concurrent requests; more wait for a thread. */
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
  private final RequestThreads threads;
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
    this.threads = new RequestThreads(host, MAX_THREADS);
  }

  /**
   * Starts the server.
   *
   * @param workingDirectory the absolute directory that relative paths are resolved against
   * @param locks the locks that prevent concurrent runs on this machine
   * @throws ConfigException if the configuration or a token is missing or invalid
   * @throws dev.payouts.core.host.StateFiles.LockedException if another server uses the state
   *     directory
   * @throws dev.payouts.core.host.StateFiles.StateFileException if the state directory cannot be
   *     used
   * @throws IOException if the port is not available
   */
  public static TriggerServer start(
      ServerOptions options,
      ImmutableMap<String, String> environment,
      Path workingDirectory,
      MachineLocks locks)
      throws IOException {
    return start(options, environment, workingDirectory, Machine.real(locks));
  }

  /** Starts the server on a given machine. */
  static TriggerServer start(
      ServerOptions options,
      ImmutableMap<String, String> environment,
      Path workingDirectory,
      Machine machine)
      throws IOException {
    JdkServerSettings.apply();
    var token = BearerToken.fromEnvironment(environment);
    var configLoader =
        new ConfigLoader(options.config(), options.state(), environment, workingDirectory);
    Path stateDir = configLoader.load().stateDir();
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
    var runs = new Runs(configLoader, stateDir, kept, metrics, machine);
    metrics.showRunning(runs::isRunning);
    var readiness = new Readiness(configLoader, stateDir, runs.tokenWatch(), host);
    var routes = new Routes(token, runs, readiness, metrics);
    metrics.showRoutes(routes.all().stream().map(Routes.Route::label).toList());
    var server = new TriggerServer(host, http, metrics, kept, runs, routes);
    http.setExecutor(server.threads);
    http.createContext("/", server::serve);
    http.start();
    return server;
  }

  /** Returns the URL of the server, such as {@code http://127.0.0.1:8080}. */
  public URI baseUrl() {
    InetSocketAddress address = http.getAddress();
    String host = InetAddresses.toUriString(address.getAddress());
    return URI.create("http://" + host + ":" + address.getPort());
  }

  private void serve(HttpExchange exchange) throws IOException {
    Duration begun = host.elapsed();
    var request = new IncomingRequest(exchange);
    RequestThreads.Deadline deadline = threads.current();
    deadline.set(READ_BODY);
    try (exchange;
        Response response = handle(request, deadline)) {
      metrics.served(routes.label(request), response.status(), host.elapsed().minus(begun));
      send(exchange, response, deadline);
    }
  }

  private Response handle(IncomingRequest request, RequestThreads.Deadline deadline)
      throws IOException {
    try {
      return routes.handle(request, deadline);
    } catch (ProblemException e) {
      return e.response();
    } catch (RuntimeException e) {
      LOG.error("a request failed: {}", StackTraces.withoutMessages(e));
      return ProblemException.of(500, "Internal error (see the log): please report it.").response();
    }
  }

  private static void send(
      HttpExchange exchange, Response response, RequestThreads.Deadline deadline)
      throws IOException {
    HEADERS.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    response.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    deadline.set(WRITE_CHUNK);
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.sendResponseHeaders(response.status(), -1);
      return;
    }
    exchange.sendResponseHeaders(
        response.status(), response.length() == Response.UNKNOWN ? 0 : response.length());
    try (OutputStream out = exchange.getResponseBody()) {
      byte[] chunk = new byte[CHUNK_BYTES];
      for (int read; (read = response.body().read(chunk)) >= 0; ) {
        deadline.set(WRITE_CHUNK);
        out.write(chunk, 0, read);
      }
    }
  }

  /**
   * Prevents further runs, and further creates of the active one, and waits for its end.
   *
   * @return whether it ended in time
   */
  public boolean stop(Duration grace) throws InterruptedException {
    runs.stop();
    return awaitEnd(grace);
  }

  /** Waits for the end of the active run; returns whether it has ended. */
  boolean awaitEnd(Duration timeout) throws InterruptedException {
    return runs.awaitEnd(timeout);
  }

  /** Returns the routes. */
  Routes routes() {
    return routes;
  }

  /** Returns the request threads. */
  RequestThreads threads() {
    return threads;
  }

  /** Stops the server; responses in progress have a second to finish. */
  @Override
  public void close() {
    threads.awaitResponses();
    http.stop(0);
    threads.close();
    kept.close();
  }
}
