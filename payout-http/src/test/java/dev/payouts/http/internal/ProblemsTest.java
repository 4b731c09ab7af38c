package dev.payouts.http.internal;

import static dev.payouts.http.internal.Trigger.RUN;
import static dev.payouts.http.internal.Trigger.TOKEN;
import static dev.payouts.notion.testing.Json.json;
import static dev.payouts.notion.testing.Json.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.SocketException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProblemsTest {
  /** Stands for a connection that is closed without a response. */
  private static final int CLOSED = 0;

  private Trigger trigger;

  @BeforeAll
  void start(@TempDir Path directory) throws IOException {
    trigger = new Trigger(directory);
  }

  @AfterAll
  void noneOfTheseStartedARun() {
    assertThat(trigger.get("/runs").body()).isEqualTo("{\"runs\":[]}\n");
    trigger.close();
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /runs",
    "GET, /runs/00000000-0000-4000-8000-000000000000",
    "POST, /cronjobs/create-contractor-payouts",
    "POST, /cronjobs/create-contractor-payouts?unknown=1",
    "GET, /cronjobs/create-contractor-payouts",
    "GET, /nothing",
    "DELETE, /healthz",
    "POST, /",
    "GET, /healthz/",
    "GET, /index.html"
  })
  void nothingButProbesAndPageAnswersWithoutTheToken(String method, String path) {
    HttpResponse<String> none = trigger.sendBare(method, path);
    assertThat(none.statusCode()).isEqualTo(401);
    assertThat(none.headers().firstValue("WWW-Authenticate")).isPresent();
    String almost = TOKEN.substring(0, TOKEN.length() - 1);
    for (String wrong : new String[] {"Bearer " + almost, "Bearer x", "Basic " + TOKEN, TOKEN}) {
      HttpResponse<String> refused = trigger.sendBare(method, path, "Authorization", wrong);
      assertThat(refused.statusCode()).isEqualTo(401);
      assertThat(refused.body()).as("the same response").isEqualTo(none.body());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/healthz", "/readyz", "/metrics", "/openapi.json"})
  void probesAndPageAnswerWithoutTheToken(String path) {
    assertThat(trigger.sendBare("GET", path).statusCode()).isEqualTo(200);
    assertThat(trigger.sendBare("HEAD", path).statusCode()).isEqualTo(200);
    assertThat(trigger.sendBare("GET", path + "?x=1").statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "unknown=1 | unknown parameter \"unknown\"",
        "month=2026-10&month=2026-10 | given twice",
        "type=refund&typ%65=refund | given twice",
        "month=2026-13 | invalid month \"2026-13\"",
        "month= | invalid month",
        "month=2999-12 | month 2999-12 is in the future",
        "month | name=value",
        "=2026-10 | name=value",
        "type=refund& | name=value",
        "pay_day=32 | 1 to 31",
        "type=salary | unknown type \"salary\"",
        "type= | unknown type",
        "type=refund,refund | twice",
        "type=refund&month=2026-10 | does not support",
        "force=yes | true or false",
        "contractor= | blank",
        "contractor=%ff | not UTF-8",
        "contractor=%C0%AE | not UTF-8",
        "contractor=a%00b | control character",
        "contractor=a%0d%0aSet-Cookie:x | control character"
      })
  void anInvalidParameterIsReported(String query, String words) throws IOException {
    String answer = trigger.raw(request("POST " + RUN + "?" + query));
    assertThat(answer).startsWith("HTTP/1.1 400 ").contains("application/problem+json");
    Map<?, ?> problem = json(answer.substring(answer.indexOf("\r\n\r\n")));
    assertThat(text(problem, "type")).isEqualTo("about:blank");
    assertThat(text(problem, "title")).isEqualTo("Bad Request");
    assertThat(text(problem, "status")).isEqualTo("400.0");
    assertThat(text(problem, "detail")).contains(words);
  }

  private static String request(String start, String... headers) {
    return start
        + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer "
        + TOKEN
        + "\r\n"
        + String.join("", headers)
        + "\r\n";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET //runs",
        "GET //evil/healthz",
        "GET /runs//",
        "GET /runs/../runs",
        "GET /./healthz",
        "GET /%2e%2e/runs",
        "GET /runs/%2e%2e%2f%2e%2e%2fetc%2fpasswd",
        "GET /runs/..%2fjournal.jsonl",
        "GET /RUNS",
        "GET /runs;a=b",
        "GET /runs/",
        "GET /openapi_json",
        "GET /healthz%00",
        "GET /healthz%2f",
        "GET /%68ealthz",
        "GET http://evil/runs",
        "GET \\runs",
        "GET runs",
        "GET *",
        "GET /runs#x",
        "GET /run s",
        "OPTIONS *",
        "TRACE /runs",
        "GET /\u00ff",
        "BREW /runs",
        "POST /cronjobs/create-contractor-payouts?contractor=%zz",
        "POST /cronjobs/create-contractor-payouts?contractor=%4",
        "POST /runs",
        "GET /cronjobs/create-contractor-payouts",
        "get /runs"
      })
  void manipulatedPathsAreRefused(String start) throws IOException {
    assertThat(status(trigger.raw(request(start)))).isBetween(400, 499);
  }

  private static int status(String answer) {
    assertThat(answer).startsWith("HTTP/1.1 ");
    return Integer.parseInt(answer.substring(9, 12));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X: a\r\n b\r\n",
        "X : a\r\n",
        "X\u0001: a\r\n",
        "no colon\r\n",
        ": a\r\n",
        "Content-Length: -1\r\n",
        "Content-Length: 1x\r\n",
        "Content-Length: 5\r\nContent-Length: 6\r\n",
        "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
        "Content-Length: 99999999999999999999\r\n",
        "Authorization: Bearer x\r\n"
      })
  void brokenHeadersStartNothing(String header) throws IOException {
    String answer = trigger.raw(request("POST " + RUN + "?dry_run=nonsense", header));
    assertThat(answer.isEmpty() ? 400 : status(answer)).isBetween(400, 499);
    assertThat(answer).doesNotContain("Set-Cookie");
  }

  @ParameterizedTest
  @MethodSource
  void anInvalidIdempotencyKeyStartsNothing(String header) throws IOException {
    String answer = trigger.raw(request("POST " + RUN + "?dry_run=true", header));
    assertThat(status(answer)).isEqualTo(400);
    assertThat(answer).contains("Invalid Idempotency-Key: expected one text of 1 to 255");
  }

  static List<String> anInvalidIdempotencyKeyStartsNothing() {
    return List.of(
        "Idempotency-Key: a b\r\n",
        "Idempotency-Key: \r\n",
        "Idempotency-Key: a\r\nIdempotency-Key: b\r\n",
        "Idempotency-Key: " + "k".repeat(256) + "\r\n");
  }

  @Test
  void aTargetWithoutAPathIsClosedWithoutAResponse() throws IOException {
    assertThat(trigger.raw(request("CONNECT evil:443"))).isEmpty();
    assertThat(trigger.raw(request("GET mailto:x"))).isEmpty();
  }

  @Test
  void oversizedRequestsAreRefusedWithoutReadingThem() throws IOException {
    String longQuery = "?contractor=" + "x".repeat(5_000);
    assertThat(status(trigger.raw(request("POST " + RUN + longQuery)))).isEqualTo(414);
    String header = "X: " + "x".repeat(20_000) + "\r\n";
    assertThat(status(trigger.raw(request("GET /runs", header)))).isEqualTo(431);
    String body = "Content-Length: 2000000000\r\n";
    assertThat(status(trigger.raw(request("POST " + RUN, body)))).isEqualTo(413);
    String small = "Content-Type: application/json\r\nContent-Length: 2\r\n";
    assertThat(status(trigger.raw(request("POST " + RUN, small) + "{}"))).isEqualTo(415);
    String chunks = "Transfer-Encoding: chunked\r\n";
    String chunk = "2000\r\n" + "x".repeat(0x2000) + "\r\n";
    assertThat(status(trigger.raw(request("POST " + RUN, chunks) + chunk + chunk + "0\r\n\r\n")))
        .isEqualTo(413);
  }

  @Test
  void anIgnoredBodyHasALimitAndTheParameterOneValue() throws IOException {
    String length = "Content-Length: 2000000\r\n";
    assertThat(status(trigger.raw(request("POST " + RUN + "?body=ignore", length)))).isEqualTo(413);
    assertThat(status(trigger.raw(request("POST " + RUN + "?body=json")))).isEqualTo(400);
  }

  @Test
  void requestsThatTheJdkRefusesNeverHang() throws IOException {
    String tenMegabytes = "x".repeat(10_000_000);
    for (String request :
        new String[] {
          request("GET /?" + tenMegabytes),
          request("GET /runs", "X: " + tenMegabytes + "\r\n"),
          request("GET /runs", "X: y\r\n".repeat(5_000))
        }) {
      assertThat(answerOrClosed(request)).matches(end -> end == CLOSED || end / 100 == 4);
      assertThat(trigger.sendBare("GET", "/healthz").statusCode()).isEqualTo(200);
    }
  }

  /** Sends a request; the server may close the connection before all of it was sent. */
  private int answerOrClosed(String request) throws IOException {
    try {
      String answer = trigger.raw(request);
      return answer.isEmpty() ? CLOSED : status(answer);
    } catch (SocketException reset) {
      return CLOSED;
    }
  }

  @Test
  void anUnknownRunOrMethodIsReported() {
    assertThat(trigger.get("/runs/00000000-0000-4000-8000-000000000000").statusCode())
        .isEqualTo(404);
    HttpResponse<String> wrongMethod = trigger.send("DELETE", "/runs");
    assertThat(wrongMethod.statusCode()).isEqualTo(405);
    assertThat(wrongMethod.headers().firstValue("Allow")).hasValue("GET, HEAD");
    assertThat(trigger.get(RUN).headers().firstValue("Allow")).hasValue("POST");
  }

  @Test
  void everyResponseForbidsSniffingAndCaching() {
    for (String path : new String[] {"/", "/healthz", "/runs", "/nothing"}) {
      HttpResponse<String> answer = trigger.get(path);
      assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
      assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
      assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
    }
  }
}
