package dev.payouts.http.internal;

import static dev.payouts.notion.testing.Json.json;
import static dev.payouts.notion.testing.Json.text;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that hold connections, send slowly, send garbage or never read. */
class BadClientsTest {
  private static final int CLIENTS = 200;
  private static final int PROBES = 200;
  private static final int ROUNDS = 3;

  /** The maximum number of polls until the server has noticed the closed connections. */
  private static final int MAX_TRIES = 10_000;

  /** The maximum number of polls for a response. */
  private static final int MAX_POLLS = 60_000;

  /** The maximum time of a probe, by the clock of the server. */
  private static final Duration A_SECOND = Duration.ofSeconds(1);

  @TempDir private Path directory;
  private final List<Socket> sockets = new ArrayList<>();
  private final SteppedHost host = new SteppedHost();

  @Test
  void probesAnswerAndTheRunFinishesDespiteTwoHundredBadClients()
      throws IOException, InterruptedException {
    try (Trigger trigger = new Trigger(directory, 12, host)) {
      trigger.holdCreates();
      HttpResponse<String> accepted = trigger.post("", "Prefer", "respond-async");
      trigger.awaitCreate();
      List<Socket> trickling = behaveBadly(trigger);
      for (int probe = 0; probe < PROBES; probe++) {
        trickle(trickling, probe);
        assertThat(trigger.sendBare("GET", "/healthz").statusCode()).isEqualTo(200);
        if (probe == PROBES / 2) {
          trigger.letCreatesGo();
        }
      }
      trigger.awaitEnd();
      String id = text(json(accepted.body()), "run_id");
      Map<?, ?> run = json(trigger.get("/runs/" + id).body());
      assertThat(text(run, "report.runs.0.counts.created")).isEqualTo("12.0");
      for (Socket socket : sockets) {
        socket.close();
      }
    }
  }

  @ParameterizedTest(name = "each sends \"{0}\"")
  @ValueSource(strings = {"", "G", "POST /x HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n"})
  void probesAnswerWithinASecondDespiteManyIdleConnections(String sent)
      throws IOException, InterruptedException, ExecutionException {
    try (Trigger trigger = new Trigger(directory, 12, host)) {
      for (int round = 0; round < ROUNDS; round++) {
        for (int client = 0; client < 2 * TriggerServer.MAX_THREADS; client++) {
          Socket socket = trigger.connect();
          sockets.add(socket);
          isSent(socket, sent); // the connection may be closed already
        }
        Duration begun = host.elapsed();
        assertThat(probeWhileTimePasses(trigger).statusCode()).isEqualTo(200);
        assertThat(host.elapsed().minus(begun)).isLessThanOrEqualTo(A_SECOND);
      }
      for (Socket socket : sockets) {
        socket.close();
      }
    }
  }

  /** Advances the clock only while all threads of the server wait for clients. */
  private HttpResponse<String> probeWhileTimePasses(Trigger trigger)
      throws InterruptedException, ExecutionException {
    HttpRequest probe = HttpRequest.newBuilder(trigger.uri("/healthz")).build();
    var answer = trigger.client().sendAsync(probe, BodyHandlers.ofString());
    RequestThreads threads = trigger.server().threads();
    for (int polls = 0; polls < MAX_POLLS; polls++) {
      try {
        return answer.get(1, TimeUnit.MILLISECONDS); // a short timeout only means more polls
      } catch (TimeoutException notYet) {
        if (threads.areAllThreadsWaiting()) {
          host.advance(RequestThreads.UNDER_PRESSURE);
          threads.interruptOverdue();
        }
      }
    }
    throw new IllegalStateException("no response to the probe");
  }

  @Test
  void tooManyConcurrentRequestsAreRefusedButProbesAreNot() throws IOException {
    try (Trigger trigger = new Trigger(directory)) {
      String unfinished =
          "POST %s HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\nContent-Length: 1\r\n\r\n"
              .formatted(Trigger.RUN, Trigger.TOKEN);
      HttpResponse<String> refused = trigger.get("/runs");
      for (int client = 0; refused.statusCode() == 200; client++) {
        assertThat(client).as("requests at once").isLessThan(2 * Routes.MAX_CONCURRENT);
        Socket socket = trigger.connect();
        sockets.add(socket);
        send(socket, unfinished);
        refused = client < Routes.MAX_CONCURRENT - 1 ? refused : trigger.get("/runs");
      }
      assertThat(refused.statusCode()).isEqualTo(429);
      assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
      assertThat(trigger.sendBare("GET", "/readyz").statusCode()).isEqualTo(200);
      for (Socket socket : sockets) {
        socket.close();
      }
      for (int tries = 0; tries < MAX_TRIES && refused.statusCode() == 429; tries++) {
        refused = trigger.get("/runs");
      }
      assertThat(refused.body()).isEqualTo("{\"runs\":[]}\n");
    }
  }

  private List<Socket> behaveBadly(Trigger trigger) throws IOException {
    var random = new Random(1);
    List<Socket> trickling = new ArrayList<>();
    for (int client = 0; client < CLIENTS; client++) {
      Socket socket = trigger.connect();
      socket.setReceiveBufferSize(1_024);
      sockets.add(socket);
      switch (client % 5) {
        case 0 -> {} // holds a connection and says nothing
        case 1 -> send(socket, "POST " + Trigger.RUN + " HTTP/1.1\r\nHost: x\r\nX: ");
        case 2 -> trickling.add(socket);
        case 3 -> {
          byte[] garbage = new byte[2_000];
          random.nextBytes(garbage);
          send(socket, new String(garbage, US_ASCII));
        }
        default -> send(socket, "GET / HTTP/1.1\r\nHost: x\r\n\r\n".repeat(200)); // never reads
      }
    }
    return trickling;
  }

  private static void trickle(List<Socket> trickling, int position) {
    String request = "GET /runs HTTP/1.1\r\nHost: x\r\n";
    String next = String.valueOf(request.charAt(position % request.length()));
    trickling.removeIf(socket -> !isSent(socket, next));
  }

  /** Tells whether the server still accepts bytes. */
  private static boolean isSent(Socket socket, String text) {
    try {
      send(socket, text);
      return true;
    } catch (IOException cut) {
      return false;
    }
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(US_ASCII));
    socket.getOutputStream().flush();
  }
}
