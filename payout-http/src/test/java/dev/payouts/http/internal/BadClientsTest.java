package dev.payouts.http.internal;

import static dev.payouts.http.internal.Trigger.json;
import static dev.payouts.http.internal.Trigger.text;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that hold connections, send slowly, send garbage or never read. */
class BadClientsTest {
  private static final int CLIENTS = 200;
  private static final int PROBES = 200;
  private static final int ROUNDS = 3;

  /** How often it is asked whether the server has noticed that the connections are gone. */
  private static final int MAX_TRIES = 10_000;

  private static final Duration A_SECOND = Duration.ofSeconds(1);
  private static final Duration AT_ONCE = Duration.ofMillis(100);

  @TempDir private Path directory;
  private final List<Socket> sockets = new ArrayList<>();
  private final AtomicBoolean isOver = new AtomicBoolean();

  @Test
  void healthAnswersAtOnceAndTheRunFinishesWhateverTwoHundredClientsDo()
      throws IOException, InterruptedException {
    try (Trigger trigger = new Trigger(directory)) {
      trigger.holdCreates();
      HttpResponse<String> accepted = trigger.post("", "Prefer", "respond-async");
      trigger.awaitCreate();
      Thread slow = behaveBadly(trigger);
      long inTime = 0;
      for (int probe = 0; probe < PROBES; probe++) {
        long begun = System.nanoTime();
        assertThat(trigger.sendBare("GET", "/healthz").statusCode()).isEqualTo(200);
        inTime += System.nanoTime() - begun <= AT_ONCE.toNanos() ? 1 : 0;
        if (probe == PROBES / 2) {
          trigger.letCreatesGo();
        }
      }
      assertThat(inTime).as("probes answered at once").isGreaterThanOrEqualTo(PROBES * 9 / 10);
      String id = text(json(accepted.body()), "run_id");
      trigger.awaitEnd(id);
      Map<?, ?> run = json(trigger.get("/runs/" + id).body());
      assertThat(text(run, "report.runs.0.counts.created")).isEqualTo("12.0");
      isOver.set(true);
      slow.join();
      for (Socket socket : sockets) {
        socket.close();
      }
    }
  }

  @ParameterizedTest(name = "each sends \"{0}\"")
  @ValueSource(strings = {"", "G", "POST /x HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n"})
  void probesAnswerWithinASecondWhateverManyConnectionsLeaveUndone(String sent) throws IOException {
    try (Trigger trigger = new Trigger(directory)) {
      int inTime = 0;
      for (int round = 0; round < ROUNDS; round++) {
        for (int client = 0; client < 2 * TriggerServer.MAX_THREADS; client++) {
          Socket socket = trigger.connect();
          sockets.add(socket);
          isSent(socket, sent); // it may have been cut already
        }
        long begun = System.nanoTime();
        assertThat(trigger.sendBare("GET", "/healthz").statusCode()).isEqualTo(200);
        inTime += System.nanoTime() - begun <= A_SECOND.toNanos() ? 1 : 0;
      }
      assertThat(inTime).as("probes answered within a second").isGreaterThan(ROUNDS / 2);
      for (Socket socket : sockets) {
        socket.close();
      }
    }
  }

  @Test
  void tooManyRequestsAtOnceAreToldToWaitAndProbesAreNotAmongThem() throws IOException {
    try (Trigger trigger = new Trigger(directory)) {
      String unfinished =
          "POST %s HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\nContent-Length: 1\r\n\r\n"
              .formatted(Trigger.RUN, Trigger.TOKEN);
      HttpResponse<String> refused = trigger.get("/runs");
      for (int client = 0; refused.statusCode() == 200; client++) {
        assertThat(client).as("requests at once").isLessThan(2 * Routes.MAX_AT_ONCE);
        Socket socket = trigger.connect();
        sockets.add(socket);
        send(socket, unfinished);
        refused = client < Routes.MAX_AT_ONCE - 1 ? refused : trigger.get("/runs");
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

  private Thread behaveBadly(Trigger trigger) throws IOException {
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
    var slow = new Thread(() -> trickle(trickling));
    slow.start();
    return slow;
  }

  private void trickle(List<Socket> trickling) {
    String request = "GET /runs HTTP/1.1\r\nHost: x\r\n";
    for (int i = 0; !isOver.get(); i++) {
      String next = String.valueOf(request.charAt(i % request.length()));
      trickling.removeIf(socket -> !isSent(socket, next));
      try {
        TimeUnit.MILLISECONDS.sleep(20);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /** Tells whether the server still takes bytes. */
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
