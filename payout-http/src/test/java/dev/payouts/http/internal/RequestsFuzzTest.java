package dev.payouts.http.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.payouts.core.host.MachineLocks;
import dev.payouts.core.store.runs.KeptRuns;
import dev.payouts.core.testing.fuzz.Fuzz;
import dev.payouts.core.testing.fuzz.Input;
import dev.payouts.core.testing.fuzz.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every request gets a documented response. No run begins, because nothing is configured. */
class RequestsFuzzTest {
  private static final ImmutableList<Integer> DOCUMENTED =
      ImmutableList.of(200, 202, 400, 401, 404, 405, 409, 413, 414, 415, 422, 429, 431, 503);

  private static final int SHOWN = 200;

  /** The beginning of an error page of the JDK's server. */
  private static final String OF_THE_JDK = "\r\n\r\n<h1>";

  private static final String ID = "00000000-0000-4000-8000-000000000001";

  @TempDir private Path directory;

  private static List<String> examples(String token) {
    String bearer = "Authorization: Bearer " + token + "\n";
    return List.of(
        "POST /cronjobs/create-contractor-payouts?type=refund,invoice_split&month=2026-10"
            + "&contractor=An%20B&pay_day=15&force=true&dry_run=true HTTP/1.1\nHost: x\n"
            + bearer
            + "Idempotency-Key: a-1\nPrefer: respond-async, wait=10\n\n",
        "POST /cronjobs/create-contractor-payouts?type=refund&id=RFD-2026 HTTP/1.1\nHost: x\n"
            + bearer
            + "Content-Length: 2\nContent-Type: application/json\n\n{}",
        "POST /cronjobs/create-contractor-payouts HTTP/1.1\nHost: x\n" + bearer + "\n",
        "GET /runs/" + ID + " HTTP/1.1\nHost: x\n" + bearer + "\n",
        "GET /runs HTTP/1.1\nHost: x\n" + bearer + "\n",
        "GET /healthz HTTP/1.1\nHost: x\n\n",
        "HEAD / HTTP/1.1\nHost: x\n\n");
  }

  @Test
  void requests() {
    Path state = directory.resolve("state");
    var host = new SteppedHost();
    var metrics = new Metrics();
    var configLoader = new ConfigLoader(null, state, ImmutableMap.of(), directory);
    try (KeptRuns kept = KeptRuns.open(state, ImmutableList::of);
        RequestThreads threads = new RequestThreads(host, 1)) {
      var machine = new Machine(host, MachineLocks.NONE, Duration.ZERO);
      var runs = new Runs(configLoader, state, kept, metrics, machine);
      var readiness = new Readiness(configLoader, state, runs.tokenWatch(), host);
      var routes =
          new Routes(
              BearerToken.fromEnvironment(ImmutableMap.of("PAYOUTS_HTTP_TOKEN", Fuzz.SECRET)),
              runs,
              readiness,
              metrics);
      Fuzz.run("http-request", examples(Fuzz.SECRET), input -> feed(routes, threads, input));
    }
  }

  private static Verdict feed(Routes routes, RequestThreads threads, Input input)
      throws IOException {
    IncomingRequest request;
    try {
      request = new IncomingRequest(FakeExchange.of(input.text()));
    } catch (IllegalArgumentException rejected) {
      return new Verdict.Refused("rejected by the JDK's server");
    }
    assertThat(routes.label(request)).isNotEmpty();
    try (Response response = handle(routes, request, threads)) {
      assertThat(response.status()).isIn(DOCUMENTED);
      String body = new String(response.body().readAllBytes(), UTF_8);
      boolean isOwn = String.valueOf(request.query()).contains(Fuzz.SECRET);
      return isRouted(Integer.toString(response.status()))
          ? Verdict.accepted()
          : new Verdict.Refused(isOwn ? "the query contains the token" : body);
    }
  }

  private static Response handle(Routes routes, IncomingRequest request, RequestThreads threads)
      throws IOException {
    try {
      return routes.handle(request, threads.new Deadline(Thread.currentThread()));
    } catch (ProblemException documented) {
      return documented.response();
    }
  }

  @Test
  void requestsOverASocket() throws IOException {
    try (Trigger trigger = new Trigger(directory);
        HostileClient client = new HostileClient(trigger)) {
      trigger.configure("{"); // prevents runs
      Fuzz.run(
          "http-socket",
          examples(Trigger.TOKEN).stream().map(text -> text.replace("\n", "\r\n")).toList(),
          input -> overSocket(client, input));
      assertThat(trigger.get("/healthz").statusCode()).isEqualTo(200);
      System.out.printf("fuzz target=http-socket connections=%d%n", client.connections());
    }
  }

  private static Verdict overSocket(HostileClient client, Input input) throws IOException {
    String answer =
        withoutPageOfTheJdk(client.exchange(input.bytes(), input.seed(), input.random()));
    int body = answer.indexOf("\r\n\r\n");
    if (body < 0) {
      return new Verdict.Refused("rejected by the JDK's server");
    }
    assertThat(answer).startsWith("HTTP/1.1 ").doesNotContain("HTTP/1.1 500");
    boolean isOwn =
        input.text().replaceFirst("Bearer " + Trigger.TOKEN, "").contains(Trigger.TOKEN);
    assertThat(!isOwn && answer.contains(Trigger.TOKEN)).as("contains the token").isFalse();
    return isRouted(answer.substring(9, 12))
        ? Verdict.accepted()
        : new Verdict.Refused(answer.substring(0, Math.min(body + SHOWN, answer.length())));
  }

  /** What follows a request on its connection may be refused by the JDK's server, in its words. */
  private static String withoutPageOfTheJdk(String answers) {
    int page = answers.indexOf(OF_THE_JDK);
    return page < 0 ? answers : answers.substring(0, answers.lastIndexOf("HTTP/1.1 ", page));
  }

  /** Tells whether a request came further than the token. */
  private static boolean isRouted(String status) {
    return !status.equals("401");
  }
}
