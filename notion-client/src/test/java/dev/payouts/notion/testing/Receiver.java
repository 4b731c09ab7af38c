package dev.payouts.notion.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.ImmutableList;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A server that receives notifications, and answers as a test says: at first with 204. */
public final class Receiver implements AutoCloseable {
  private final HttpServer http;
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final Queue<Integer> statuses = new ConcurrentLinkedQueue<>();

  /** Starts the server. */
  public Receiver() throws IOException {
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.createContext("/", this::answer);
    http.start();
  }

  /** A request. */
  public record Received(
      String method, String target, @Nullable String authorization, String body) {}

  /** Answers the next requests with these statuses. */
  public void answering(Integer... next) {
    statuses.addAll(List.of(next));
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      received.add(
          new Received(
              exchange.getRequestMethod(),
              exchange.getRequestURI().toString(),
              exchange.getRequestHeaders().getFirst("Authorization"),
              new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
      Integer status = statuses.poll();
      exchange.getResponseHeaders().set("Location", url());
      exchange.sendResponseHeaders(status == null ? 204 : status, -1);
    }
  }

  /** Returns its URL, whose path is a secret. */
  public String url() {
    return "http://127.0.0.1:" + http.getAddress().getPort() + "/hook/s3cret?key=s3cret";
  }

  /** Returns the requests so far. */
  public ImmutableList<Received> received() {
    return ImmutableList.copyOf(received);
  }

  @Override
  public void close() {
    http.stop(0);
  }
}
