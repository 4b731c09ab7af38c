package dev.payouts.notion.internal.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.payouts.core.spi.ApiCalls;
import dev.payouts.notion.RequestListener;
import dev.payouts.notion.internal.api.ApiRequest.Kind;
import dev.payouts.notion.internal.api.NotionException.BlockedException;
import dev.payouts.notion.internal.api.NotionException.NotAppliedException;
import dev.payouts.notion.internal.api.NotionException.OutcomeUnknownException;
import dev.payouts.notion.internal.api.NotionException.RefusedException;
import dev.payouts.notion.internal.api.Transport.ExchangeException.Sent;
import dev.payouts.notion.sim.Scheduler;
import dev.payouts.notion.sim.VirtualHost;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Which requests are retried and which never are (notion-client/NOTION.md, "Limits and failures").
 */
class ApiSenderTest {
  private static final String PAGE = "{\"id\":\"p1\"}";
  private static final ApiRequest CREATE =
      new ApiRequest(Kind.CREATE, "POST", "/v1/pages", "{\"secret name\":1}");
  private static final ApiRequest QUERY =
      new ApiRequest(Kind.QUERY, "POST", "/v1/data_sources/d/query?filter_properties=x", "{}");

  private final ScriptedTransport notion = new ScriptedTransport();
  private final Scheduler scheduler = new Scheduler(1);
  private final ApiSender sender =
      new ApiSender(notion, new VirtualHost(scheduler, Instant.EPOCH), null);

  @ParameterizedTest(name = "{0}")
  @ValueSource(ints = {204, 301, 307, 408, 421, 425, 499, 500, 501, 502, 503, 504, 520, 524, 528})
  void aCreateThatMayHaveBeenAppliedIsNeverRepeated(int status) {
    notion.answers(status, "{\"object\":\"error\",\"code\":\"an_error\"}").answers(200, PAGE);
    assertThatThrownBy(() -> send(CREATE)).isInstanceOf(OutcomeUnknownException.class);
    assertThat(notion.received).hasSize(1);
  }

  @Test
  void aCreateWhoseConnectionBrokeOrWhoseAnswerIsGarbledIsNeverRepeated() {
    notion
        .breaks(Sent.MAYBE)
        .answers(200, "{\"id\":\"p")
        .answers(200, "[]")
        .answers(200, "<html>a login page</html>")
        .answers(200, "{\"id\":\"p1\",\"properties\":{\"Amount\":{\"number\":12")
        .answers(200, "{\"id\":\"p1\"}trailing")
        .answers(200, PAGE);
    for (int i = 1; i <= 6; i++) {
      assertThatThrownBy(() -> send(CREATE)).isInstanceOf(OutcomeUnknownException.class);
      assertThat(notion.received).hasSize(i);
    }
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(ints = {409, 429, 529})
  void aCreateThatWasNotAppliedIsRetried(int status) throws NotionException {
    String error = status == 409 ? "{\"object\":\"error\",\"code\":\"conflict_error\"}" : "{}";
    notion.answers(status, error).answers(status, error).answers(200, PAGE);
    assertThat(send(CREATE)).isEqualTo("p1");
    assertThat(notion.received).hasSize(3);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(ints = {400, 401, 403, 404, 405, 407, 409, 413, 422, 451})
  void aCreateThatAnotherServerRefusesMayHaveBeenApplied(int status) {
    notion
        .answers(status, "<html>not allowed</html>")
        .answers(status, "{\"code\":\"conflict\"}")
        .answers(status, "{\"object\":\"error\"}")
        .answers(200, PAGE);
    for (int i = 1; i <= 3; i++) {
      assertThatThrownBy(() -> send(CREATE)).isInstanceOf(OutcomeUnknownException.class);
      assertThat(notion.received).hasSize(i);
    }
  }

  @Test
  void aCreateThatIsForbiddenWasNotAppliedOnlyIfTheFirewallInFrontOfNotionForbidsIt() {
    String page = "<html>forbidden</html>";
    notion
        .answersFromElsewhere(403, null, page)
        .answersFromElsewhere(403, new RequestId(RequestId.Source.CLOUDFLARE, "8f2a"), page)
        .answers(200, PAGE);
    assertThatThrownBy(() -> send(CREATE)).isInstanceOf(OutcomeUnknownException.class);
    assertThatThrownBy(() -> send(CREATE)).isInstanceOf(RefusedException.class);
    assertThat(notion.received).hasSize(2);
  }

  @Test
  void aCreateThatWasNeverSentIsRetriedAndFinallyNotApplied() {
    notion.breaks(Sent.NOTHING);
    assertThatThrownBy(() -> send(CREATE)).isInstanceOf(NotAppliedException.class);
    assertThat(notion.received).hasSize(ApiSender.MAX_ATTEMPTS);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(ints = {500, 502, 503, 504, 409})
  void aReadIsRetriedUntilItSucceeds(int status) throws NotionException {
    notion.answers(status, "<html>").breaks(Sent.MAYBE).answers(200, "{\"id\":").answers(200, PAGE);
    assertThat(send(QUERY)).isEqualTo("p1");
    assertThat(sender.calls().calls()).isEqualTo(new ApiCalls(4, 0, 0, 0, 0, 3, 0));
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource
  void aRejectionIsFinalForEveryKindOfRequest(Kind kind) {
    notion.answers(
        400,
        "{\"object\":\"error\",\"code\":\"validation_error\",\"message\":\"bad\","
            + "\"request_id\":\"r1\"}");
    assertThatThrownBy(() -> send(new ApiRequest(kind, "GET", "/v1/x", null)))
        .isInstanceOfSatisfying(
            RefusedException.class,
            e -> {
              assertThat(e.code()).isEqualTo("validation_error");
              assertThat(e.requestId()).hasToString("request req-400");
              assertThat(e.sentence())
                  .isEqualTo(
                      "Notion answered GET /v1/x with 400 validation_error: bad (request req-400)");
            });
    assertThat(notion.received).hasSize(1);
  }

  @Test
  void aNamedWaitIsWaitedOutHoweverOftenWhileOthersAreLetThrough() throws NotionException {
    for (int i = 0; i < 5; i++) {
      notion.answers(429, Duration.ofMinutes(5), "{}");
    }
    notion.answers(200, PAGE);
    assertThat(timed(() -> send(QUERY))).isEqualTo(Duration.ofMinutes(25));
    for (int i = 0; i < 5; i++) {
      notion.answers(529, Duration.ofMinutes(5), "{}");
    }
    notion.answers(200, PAGE);
    send(QUERY); // the last response of the script so far
    assertThat(timed(() -> send(QUERY))).isEqualTo(Duration.ofMinutes(25));
    assertThat(sender.calls().calls()).isEqualTo(new ApiCalls(13, 0, 0, 0, 0, 10, 10));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"429, 60, 30", "529, 60, 30", "429, 3600, 1", "429, , 360"})
  void waitingEndsWhenNoRequestHasSucceededForHalfAnHour(
      int status, @Nullable Long seconds, int requests) throws NotionException {
    notion.answers(status, seconds == null ? null : Duration.ofSeconds(seconds), "{}");
    for (ApiRequest request : List.of(CREATE, QUERY)) {
      Duration took =
          timed(
              () ->
                  assertThatThrownBy(() -> send(request))
                      .hasMessageContaining("rejected for 30 minutes")
                      .isInstanceOfSatisfying(
                          BlockedException.class,
                          e -> assertThat(e.why()).isEqualTo(BlockedException.Why.BUDGET)));
      assertThat(took).isEqualTo(Duration.ofMinutes(30));
      assertThat(notion.received).hasSize(requests);
      notion.received.clear();
      scheduler.waitFor(Duration.ofHours(5)); // a later run starts its own half hour
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "{'additional_data':{'retry_after':'17'}} | 17",
        "{'additional_data':{'retry_after':17}} | 17",
        "{'additional_data':{'retry_after':'soon'}} | 5",
        "{'additional_data':{'retry_after':-1}} | 5",
        "{'additional_data':7} | 5",
        "<html> | 5",
      })
  void theWaitIsReadFromTheBodyIfTheHeadersHaveNone(String body, int seconds)
      throws NotionException {
    notion.answers(429, body.replace('\'', '"')).answers(200, PAGE);
    assertThat(timed(() -> send(CREATE))).isEqualTo(Duration.ofSeconds(seconds));
  }

  @Test
  void aWaitOfNoSecondsIsOneSecond() throws NotionException {
    notion.answers(429, Duration.ZERO, "{}").answers(529, Duration.ZERO, "{}").answers(200, PAGE);
    assertThat(timed(() -> send(CREATE))).isEqualTo(Duration.ofSeconds(2));
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource
  void aBlockedRequestIsFinalAndWaitsForNothing(Kind kind) throws NotionException {
    notion.answers(
        429,
        Duration.ofSeconds(60),
        "{\"code\":\"rate_limited\",\"message\":\"no\",\"additional_data\":"
            + "{\"rate_limit_reason\":\"public_api_request_blocked\"}}");
    Duration took =
        timed(
            () ->
                assertThatThrownBy(() -> send(new ApiRequest(kind, "GET", "/v1/x", null)))
                    .isInstanceOfSatisfying(
                        BlockedException.class,
                        e -> assertThat(e.why()).isEqualTo(BlockedException.Why.RESTRICTED)));
    assertThat(took).isZero();
    assertThat(notion.received).hasSize(1);
  }

  @Test
  void anHtmlErrorKeepsItsStatusAndRequestId() {
    notion.answers(502, "<html><body>Bad gateway, Jane Doe</body></html>");
    assertThatThrownBy(() -> send(CREATE))
        .hasMessage(
            "Notion answered POST /v1/pages with 502: an HTML page instead of JSON (request"
                + " req-502)");
  }

  @Test
  void errorsNeverQuoteTheRequestBody() {
    notion.breaks(Sent.MAYBE);
    assertThatThrownBy(() -> send(CREATE)).hasMessageNotContaining("secret");
    assertThatThrownBy(() -> send(QUERY)).hasMessageNotContaining("filter_properties");
  }

  @Test
  void aListenerReceivesEachAttemptAndEachWaitForTheBudget() throws NotionException {
    List<String> told = new ArrayList<>();
    var listener =
        new RequestListener() {
          @Override
          public void started(Endpoint endpoint, int earlierAttempts) {
            told.add("started after " + earlierAttempts);
          }

          @Override
          public void ended(Endpoint endpoint, int status, Duration duration) {
            told.add(endpoint + " " + status);
          }

          @Override
          public void repeating(Endpoint endpoint, int failures, Duration pause) {
            told.add("again after failure " + failures);
            assertThat(pause).isPositive();
          }

          @Override
          public void budgetHolds(Duration wait) {
            told.add("holds");
          }

          @Override
          public void budgetResumed(Duration waited) {
            told.add("resumed " + waited.toSeconds());
          }
        };
    var heard =
        new ApiSender(notion, new VirtualHost(scheduler, Instant.EPOCH), null, List.of(listener));
    notion.breaks(Sent.NOTHING).answers(429, "{}").answers(200, PAGE);
    String answer = heard.send(CREATE, json -> String.valueOf(json.readJsonValue()));
    assertThat(answer).contains("p1");
    assertThat(told)
        .containsExactly(
            "started after 0",
            "CREATE 0",
            "again after failure 1",
            "started after 1",
            "CREATE 429",
            "holds",
            "resumed 5",
            "started after 2",
            "CREATE 200");
  }

  @Test
  void aListenerThatThrowsDoesNotChangeTheResult() throws NotionException {
    var broken =
        (RequestListener)
            Proxy.newProxyInstance(
                RequestListener.class.getClassLoader(),
                new Class<?>[] {RequestListener.class},
                (proxy, event, arguments) -> {
                  throw new IllegalStateException("the metrics are gone");
                });
    var heard =
        new ApiSender(notion, new VirtualHost(scheduler, Instant.EPOCH), null, List.of(broken));
    notion.breaks(Sent.NOTHING).answers(429, "{}").answers(200, PAGE);
    String answer = heard.send(CREATE, json -> String.valueOf(json.readJsonValue()));
    assertThat(answer).contains("p1");
  }

  private String send(ApiRequest request) throws NotionException {
    return sender.send(request, json -> String.valueOf(idOf(json)));
  }

  private static Object idOf(com.squareup.moshi.JsonReader json) throws java.io.IOException {
    json.beginObject();
    assertThat(json.nextName()).isEqualTo("id");
    String id = json.nextString();
    json.endObject();
    return id;
  }

  private Duration timed(Sending sending) throws NotionException {
    Duration before = scheduler.now();
    sending.send();
    return scheduler.now().minus(before);
  }

  private interface Sending {
    Object send() throws NotionException;
  }
}
