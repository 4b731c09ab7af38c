package dev.payouts.notion.sandbox;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableMap;
import com.google.common.util.concurrent.ThreadFactoryBuilder;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import okio.ByteString;

/**
 * Serves a {@link SandboxNotion} over HTTP on a loopback port, exactly as the state machine
 * decides. Thread-safe.
 */
public final class SandboxServer implements AutoCloseable {
  /** The maximum number of concurrent requests; more have to wait. */
  private static final int THREADS = 64;

  /** The maximum number of connections waiting to be accepted. */
  private static final int BACKLOG = 256;

  /** How long a request that is never answered keeps its connection open. */
  private static final Duration MAX_HANG = Duration.ofMinutes(5);

  static {
    // Read once when the server's classes load; without it each response takes 40 ms.
    if (System.getProperty("sun.net.httpserver.nodelay") == null) {
      System.setProperty("sun.net.httpserver.nodelay", "true");
    }
  }

  private final SandboxNotion notion;
  private final HttpServer server;
  private final ExecutorService executor;
  private final CountDownLatch closed = new CountDownLatch(1);

  private SandboxServer(SandboxNotion notion, HttpServer server, ExecutorService executor) {
    this.notion = notion;
    this.server = server;
    this.executor = executor;
  }

  /**
   * Starts a server.
   *
   * @param notion the state machine
   * @param port the port on the loopback interface, 0 for any free one
   * @return the server; to be closed
   * @throws UncheckedIOException if the port is not available
   */
  public static SandboxServer start(SandboxNotion notion, int port) {
    try {
      InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
      HttpServer server = HttpServer.create(new InetSocketAddress(loopback, port), BACKLOG);
      ExecutorService executor =
          Executors.newFixedThreadPool(
              THREADS,
              new ThreadFactoryBuilder().setDaemon(true).setNameFormat("sandbox-%d").build());
      SandboxServer sandbox = new SandboxServer(notion, server, executor);
      server.createContext("/", sandbox::serve);
      server.setExecutor(executor);
      server.start();
      return sandbox;
    } catch (IOException e) {
      throw new UncheckedIOException("the sandbox cannot listen on port " + port, e);
    }
  }

  /** {@return its URL, such as {@code http://127.0.0.1:49152}} */
  public URI baseUrl() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Stops the server; requests in progress are cut off. */
  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    executor.shutdownNow();
  }

  private void serve(HttpExchange http) throws IOException {
    try (http) {
      Exchange exchange = notion.handle(read(http));
      boolean open = pause(exchange.delay());
      if (open && exchange.ending() == Exchange.Ending.HANG) {
        pause(MAX_HANG);
      } else if (open && exchange.reply().isPresent()) {
        answer(http, exchange.reply().get(), exchange.ending());
      }
      // A request without a response by now gets none: closing resets the connection.
    }
  }

  /** Waits and returns whether the server is still open. */
  private boolean pause(Duration duration) {
    if (duration.isZero()) {
      return closed.getCount() > 0;
    }
    try {
      return !closed.await(duration.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static Request read(HttpExchange http) throws IOException {
    ImmutableMap.Builder<String, String> headers = ImmutableMap.builder();
    http.getRequestHeaders()
        .forEach((name, values) -> headers.put(Ascii.toLowerCase(name), values.get(0)));
    return new Request(
        http.getRequestMethod(),
        http.getRequestURI().getRawPath(),
        http.getRequestURI().getRawQuery(),
        headers.buildKeepingLast(),
        ByteString.of(http.getRequestBody().readAllBytes()));
  }

  private static void answer(HttpExchange http, Reply reply, Exchange.Ending ending)
      throws IOException {
    reply.headers().forEach((name, value) -> http.getResponseHeaders().set(name, value));
    http.sendResponseHeaders(reply.status(), reply.body().size());
    OutputStream body = http.getResponseBody();
    int sent = ending == Exchange.Ending.TRUNCATED ? reply.body().size() / 2 : reply.body().size();
    reply.body().substring(0, sent).write(body);
    body.flush();
  }
}
