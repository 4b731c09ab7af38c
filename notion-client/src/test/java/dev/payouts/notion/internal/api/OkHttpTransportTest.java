package dev.payouts.notion.internal.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.payouts.notion.NotionToken;
import dev.payouts.notion.internal.api.ApiRequest.Kind;
import dev.payouts.notion.internal.api.Transport.ExchangeException;
import dev.payouts.notion.internal.api.Transport.ExchangeException.Sent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.time.Duration;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** OkHttp over a real socket: what it sends, and what it must not retry. */
class OkHttpTransportTest {
  private static final ApiRequest CREATE =
      new ApiRequest(Kind.CREATE, "POST", "/v1/pages", "{\"name\":\"Ngô Thị Ửng\"}");

  private final MockWebServer server = new MockWebServer();

  @BeforeEach
  void start() throws IOException {
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aRequestCarriesTokenVersionAndItsBodyInUtf8() throws IOException, InterruptedException {
    server.enqueue(new MockResponse(200, okhttp3.Headers.of("x-notion-request-id", "r7"), "{}"));
    try (var transport = transport(Duration.ofSeconds(10))) {
      ApiReply reply = transport.exchange(CREATE, Departure.FREE);
      assertThat(reply.requestId()).hasToString("request r7");
    }
    var received = server.takeRequest();
    assertThat(received.getHeaders().get("Authorization")).isEqualTo("Bearer secret-token");
    assertThat(received.getHeaders().get("Notion-Version")).isEqualTo("2026-03-11");
    assertThat(received.getBody()).isNotNull();
    assertThat(received.getBody().utf8()).isEqualTo("{\"name\":\"Ngô Thị Ửng\"}");
  }

  /** The end of the stream would mean that the system went on delivering what was sent. */
  @Test
  void theConnectionOfAWriteWithoutAnAnswerIsResetAndNotClosed() throws Exception {
    try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var transport =
            new OkHttpTransport(
                URI.create("http://127.0.0.1:" + silent.getLocalPort()),
                new NotionToken("secret-token"),
                "2026-03-11",
                Duration.ofMillis(500))) {
      assertThatThrownBy(() -> transport.exchange(CREATE, Departure.FREE))
          .isInstanceOfSatisfying(
              ExchangeException.class, e -> assertThat(e.sent()).isEqualTo(Sent.MAYBE));
      try (Socket received = silent.accept()) {
        assertThatThrownBy(() -> received.getInputStream().readAllBytes())
            .isInstanceOf(SocketException.class);
      }
    }
  }

  @Test
  void theServersClockIsReturned() throws IOException {
    server.enqueue(
        new MockResponse(200, okhttp3.Headers.of("Date", "Sat, 31 Jan 2026 10:00:30 GMT"), "{}"));
    server.enqueue(new MockResponse(200, okhttp3.Headers.of("Date", "soon"), "{}"));
    try (var transport = transport(Duration.ofSeconds(10))) {
      assertThat(transport.exchange(CREATE, Departure.FREE).date())
          .isEqualTo("2026-01-31T10:00:30Z");
      assertThat(transport.exchange(CREATE, Departure.FREE).date()).isNull();
    }
  }

  @Test
  void aPostIsNotRetriedAfterA503WithRetryAfterZero() throws IOException, InterruptedException {
    server.enqueue(new MockResponse(503, okhttp3.Headers.of("Retry-After", "0"), ""));
    server.enqueue(new MockResponse(200, okhttp3.Headers.of(), "{}"));
    try (var transport = transport(Duration.ofSeconds(10))) {
      ApiReply reply = transport.exchange(CREATE, Departure.FREE);
      assertThat(reply.status()).isEqualTo(503);
      assertThat(reply.retryAfter()).isZero();
    }
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void aPostIsNotRepeatedAfterAResetOnAPooledConnection() throws IOException, InterruptedException {
    server.enqueue(new MockResponse(200, okhttp3.Headers.of(), "{}"));
    server.enqueue(
        new MockResponse.Builder()
            .onResponseStart(SocketEffect.ShutdownConnection.INSTANCE)
            .build());
    server.enqueue(new MockResponse(200, okhttp3.Headers.of(), "{}"));
    try (var transport = transport(Duration.ofSeconds(10))) {
      transport.exchange(CREATE, Departure.FREE);
      assertThatThrownBy(() -> transport.exchange(CREATE, Departure.FREE))
          .isInstanceOfSatisfying(
              ExchangeException.class, e -> assertThat(e.sent()).isEqualTo(Sent.MAYBE));
    }
    assertThat(server.getRequestCount()).isEqualTo(2);
  }

  @Test
  void anAnswerThatBreaksOffIsNoAnswer() {
    server.enqueue(
        new MockResponse.Builder()
            .body("{\"id\":\"0123456789\"}")
            .onResponseBody(SocketEffect.ShutdownConnection.INSTANCE)
            .build());
    try (var transport = transport(Duration.ofSeconds(10))) {
      assertThatThrownBy(() -> transport.exchange(CREATE, Departure.FREE))
          .isInstanceOfSatisfying(
              ExchangeException.class, e -> assertThat(e.sent()).isEqualTo(Sent.MAYBE));
    }
  }

  @Test
  void aMissingResponseFailsAfterTheTimeout() {
    server.enqueue(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());
    try (var transport = transport(Duration.ofSeconds(1))) {
      assertThatThrownBy(() -> transport.exchange(CREATE, Departure.FREE))
          .hasMessage("no response within timeout_seconds")
          .isInstanceOfSatisfying(
              ExchangeException.class, e -> assertThat(e.sent()).isEqualTo(Sent.MAYBE));
    }
  }

  @Test
  void ifTheConnectionIsRefusedNothingWasSent() throws IOException {
    int freePort;
    try (var socket = new ServerSocket(0)) {
      freePort = socket.getLocalPort();
    }
    var nowhere = URI.create("http://127.0.0.1:" + freePort);
    try (var transport =
        new OkHttpTransport(
            nowhere, new NotionToken("secret-token"), "2026-03-11", Duration.ofSeconds(5))) {
      assertThatThrownBy(() -> transport.exchange(CREATE, Departure.FREE))
          .hasMessage("could not connect to " + nowhere)
          .isInstanceOfSatisfying(
              ExchangeException.class, e -> assertThat(e.sent()).isEqualTo(Sent.NOTHING));
    }
  }

  @Test
  void aHandshakeThatTakesTooLongFailsWithNothingSentEvenWithALongTimeout() throws IOException {
    try (var silent = new ServerSocket(0);
        var transport =
            new OkHttpTransport(
                URI.create("https://127.0.0.1:" + silent.getLocalPort()),
                new NotionToken("secret-token"),
                "2026-03-11",
                Duration.ofSeconds(60),
                Duration.ofMillis(200))) {
      assertThatThrownBy(() -> transport.exchange(CREATE, Departure.FREE))
          .hasMessage("connecting to https://127.0.0.1:" + silent.getLocalPort() + " took too long")
          .isInstanceOfSatisfying(
              ExchangeException.class, e -> assertThat(e.sent()).isEqualTo(Sent.NOTHING));
    }
  }

  @Test
  void aRequestThatMayNotLeaveOnceItsConnectionIsThereIsNotSent() throws IOException {
    server.enqueue(new MockResponse(200, okhttp3.Headers.of(), "{}"));
    var tooLate =
        new Departure() {
          @Override
          public void whileWaiting() {}

          @Override
          public void beforeSending() {}

          @Override
          public boolean mayLeave() {
            return false;
          }
        };
    try (var transport = transport(Duration.ofSeconds(10))) {
      assertThatThrownBy(() -> transport.exchange(CREATE, tooLate))
          .isInstanceOfSatisfying(
              ExchangeException.class, e -> assertThat(e.sent()).isEqualTo(Sent.NOTHING));
      assertThat(server.getRequestCount()).isZero();
      assertThat(transport.exchange(CREATE, Departure.FREE).status()).isEqualTo(200);
    }
  }

  @Test
  void theTokenDoesNotFollowARedirect() throws IOException, InterruptedException {
    server.enqueue(
        new MockResponse(307, okhttp3.Headers.of("Location", "http://127.0.0.1:1/elsewhere"), ""));
    try (var transport = transport(Duration.ofSeconds(10))) {
      assertThat(transport.exchange(CREATE, Departure.FREE).status()).isEqualTo(307);
      server.enqueue(
          new MockResponse(
              302, okhttp3.Headers.of("Location", server.url("/elsewhere").toString()), ""));
      var get = new ApiRequest(ApiRequest.Kind.GET, "GET", "/v1/pages/p", null);
      assertThat(transport.exchange(get, Departure.FREE).status()).isEqualTo(302);
      assertThat(server.getRequestCount()).isEqualTo(2);
    }
  }

  private OkHttpTransport transport(Duration timeout) {
    return new OkHttpTransport(
        URI.create("http://127.0.0.1:" + server.getPort()),
        new NotionToken("secret-token"),
        "2026-03-11",
        timeout);
  }
}
