package dev.payouts.http.internal;

import com.google.common.collect.ImmutableMap;
import dev.payouts.core.host.Host;
import dev.payouts.core.host.MachineLocks;
import dev.payouts.core.host.SystemHost;
import dev.payouts.core.store.UserLocks;
import dev.payouts.notion.sandbox.Fault;
import dev.payouts.notion.sandbox.Request;
import dev.payouts.notion.sandbox.Sandbox;
import dev.payouts.notion.sandbox.SandboxOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A server on a real port with a sandbox whose creates a test can delay. */
final class Trigger implements AutoCloseable {
  static final String TOKEN = "a-token-that-only-the-tests-know";
  static final String RUN = "/cronjobs/create-contractor-payouts";

  /** After this a test has failed; none is decided by it. */
  static final Duration LONGEST_HOLD = Duration.ofSeconds(60);

  private final Path directory;
  private final Host host;
  private final Sandbox sandbox;
  private final HttpClient client = HttpClient.newHttpClient();
  private volatile CountDownLatch mayCreate = new CountDownLatch(0);
  private volatile CountDownLatch creating = new CountDownLatch(1);
  private volatile Optional<Fault> fault = Optional.empty();
  private TriggerServer server;

  Trigger(Path directory) throws IOException {
    this(directory, 12);
  }

  Trigger(Path directory, int orders) throws IOException {
    this(directory, orders, new SystemHost());
  }

  Trigger(Path directory, int orders, Host host) throws IOException {
    JdkServerSettings.apply(); // before the sandbox loads the server
    this.directory = directory;
    this.host = host;
    this.sandbox =
        Sandbox.start(
            SandboxOptions.builder(YearMonth.of(2026, 10))
                .orders(orders)
                .refunds(2)
                .splits(2)
                .history(5)
                .cases(SandboxOptions.Cases.NONE)
                .faults((request, number) -> fault.or(() -> hold(request)))
                .build());
    configure(sandbox.configurationJson());
    this.server = start();
  }

  void configure(String json) throws IOException {
    Files.writeString(directory.resolve("payouts.json"), json);
  }

  private TriggerServer start() throws IOException {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    return TriggerServer.start(
        new ServerOptions(
            null, directory.resolve("state"), address, Duration.ofSeconds(25), "info"),
        environment(),
        directory,
        new Machine(host, locks(), LONGEST_HOLD));
  }

  ImmutableMap<String, String> environment() {
    return ImmutableMap.of("PAYOUTS_HTTP_TOKEN", TOKEN, "NOTION_TOKEN", sandbox.token());
  }

  MachineLocks locks() {
    return UserLocks.in(directory.resolve("locks"));
  }

  /** Stops the server and starts another. */
  void restart() throws IOException {
    server.close();
    server = start();
  }

  private Optional<Fault> hold(Request request) {
    if (request.route().equals("POST /v1/pages")) {
      creating.countDown();
      try {
        if (!mayCreate.await(LONGEST_HOLD.toSeconds(), TimeUnit.SECONDS)) {
          throw new IllegalStateException("a test forgot to release creates");
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    return Optional.empty();
  }

  /** Answers every further request of the server with a fault, or with none. */
  void failing(Optional<Fault> every) {
    fault = every;
  }

  /** Delays further creates. */
  void holdCreates() {
    creating = new CountDownLatch(1);
    mayCreate = new CountDownLatch(1);
  }

  /** Waits until a create has arrived. */
  void awaitCreate() throws InterruptedException {
    if (!creating.await(LONGEST_HOLD.toSeconds(), TimeUnit.SECONDS)) {
      throw new IllegalStateException("no create has arrived");
    }
  }

  void letCreatesGo() {
    mayCreate.countDown();
  }

  Sandbox sandbox() {
    return sandbox;
  }

  TriggerServer server() {
    return server;
  }

  Path stateDir() {
    return directory.resolve("state");
  }

  /** Sends a request with the token; the headers are names and values by turns. */
  HttpResponse<String> send(String method, String path, String... headers) {
    return sendBare(
        method,
        path,
        Stream.concat(Stream.of("Authorization", "Bearer " + TOKEN), List.of(headers).stream())
            .toArray(String[]::new));
  }

  HttpResponse<String> sendBare(String method, String path, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri(path))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .timeout(Duration.ofSeconds(60));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  HttpResponse<String> get(String path) {
    return send("GET", path);
  }

  HttpResponse<String> post(String query, String... headers) {
    return send("POST", RUN + query, headers);
  }

  URI uri(String path) {
    return server.baseUrl().resolve(path);
  }

  HttpClient client() {
    return client;
  }

  Socket connect() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), server.baseUrl().getPort());
  }

  /** Sends raw bytes and returns the response until the connection is closed. */
  String raw(String request) throws IOException {
    try (Socket socket = connect()) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  /**
   * Sends raw bytes, closes the output, and returns the response until the connection is closed;
   * empty if the server closes it early.
   */
  String rawOrClosed(byte[] request) throws IOException {
    try (Socket socket = connect()) {
      socket.setSoTimeout(Math.toIntExact(LONGEST_HOLD.toMillis()));
      socket.getOutputStream().write(request);
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (SocketException closed) {
      return "";
    }
  }

  /** Waits for the end of a run. */
  void awaitEnd() throws InterruptedException {
    if (!server.awaitEnd(LONGEST_HOLD)) {
      throw new IllegalStateException("the run does not end");
    }
  }

  @Override
  public void close() {
    letCreatesGo();
    server.close();
    sandbox.close();
  }
}
