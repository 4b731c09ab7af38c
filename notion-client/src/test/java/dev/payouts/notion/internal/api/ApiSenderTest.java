package dev.payouts.notion.internal.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.payouts.core.ApiCalls;
import dev.payouts.notion.RequestListener;
import dev.payouts.notion.internal.api.ApiRequest.Kind;
import dev.payouts.notion.internal.api.NotionException.OutcomeUnknownException;
import dev.payouts.notion.internal.api.NotionException.NotAppliedException;
import dev.payouts.notion.internal.api.NotionException.RefusedException;
import dev.payouts.notion.internal.api.Transport.ExchangeException.Sent;
import dev.payouts.notion.sim.Scheduler;
import dev.payouts.notion.sim.VirtualHost;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is repeated and what never is (NOTION.md, "Limits and failures"). */
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
  @ValueSource(ints = {408, 500, 502, 503, 504, 520})
  void aCreateThatMayHaveBeenCarriedOutIsNeverRepeated(int status) {
    notion.answers(status, "{}").answers(200, PAGE);
    assertThatThrownBy(() -> send(CREATE)).isInstanceOf(OutcomeUnknownException.class);
    assertThat(notion.received).hasSize(1);
  }

  @Test
  void aCreateWhoseConnectionBrokeOrWhoseAnswerIsGarbledIsNeverRepeated() {
    notion.breaks(Sent.MAYBE).answers(200, "{\"id\":\"p").answers(200, "[]").answers(200, PAGE);
    for (int i = 1; i <= 3; i++) {
      assertThatThrownBy(() -> send(CREATE)).isInstanceOf(OutcomeUnknownException.class);
      assertThat(notion.received).hasSize(i);
    }
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(ints = {409, 429, 529})
  void aCreateThatWasNotCarriedOutIsRepeated(int status) throws NotionException {
    notion.answers(status, "{}").answers(status, "{}").answers(200, PAGE);
    assertThat(send(CREATE)).isEqualTo("p1");
    assertThat(notion.received).hasSize(3);
  }

  @Test
  void aCreateThatNeverLeftIsRepeatedAndGivenUpAsNotCarriedOut() {
    notion.breaks(Sent.NOTHING);
    assertThatThrownBy(() -> send(CREATE)).isInstanceOf(NotAppliedException.class);
    assertThat(notion.received).hasSize(ApiSender.MAX_ATTEMPTS);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(ints = {500, 502, 503, 504, 409})
  void aReadIsRepeatedUntilItSucceeds(int status) throws NotionException {
    notion.answers(status, "<html>").breaks(Sent.MAYBE).answers(200, "{\"id\":").answers(200, PAGE);
    assertThat(send(QUERY)).isEqualTo("p1");
    assertThat(sender.calls().calls()).isEqualTo(new ApiCalls(4, 0, 0, 0, 0, 3, 0));
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource
  void whatIsRefusedIsFinalForEveryKind(Kind kind) {
    notion.answers(
        400, "{\"code\":\"validation_error\",\"message\":\"bad\",\"request_id\":\"r1\"}");
    assertThatThrownBy(() -> send(new ApiRequest(kind, "GET", "/v1/x", null)))
        .isInstanceOfSatisfying(
            RefusedException.class,
            e -> {
              assertThat(e.code()).isEqualTo("validation_error");
              assertThat(e.requestId()).isEqualTo("r1");
              assertThat(e.sentence())
                  .isEqualTo(
                      "Notion answered GET /v1/x with 400 validation_error: bad (request r1)");
            });
    assertThat(notion.received).hasSize(1);
  }

  @Test
  void aNamedWaitIsWaitedOutHoweverLongAndHoweverOften() throws NotionException {
    for (int i = 0; i < 20; i++) {
      notion.answers(429, Duration.ofMinutes(5), "{}");
    }
    notion.answers(200, PAGE);
    Duration took = timed(() -> send(QUERY));
    assertThat(took).isEqualTo(Duration.ofMinutes(100));
    assertThat(sender.calls().calls()).isEqualTo(new ApiCalls(21, 0, 0, 0, 0, 20, 20));
  }

  @Test
  void anErrorThatIsHtmlKeepsItsStatusAndItsRequestId() {
    notion.answers(502, "<html><body>Bad gateway, Jane Doe</body></html>");
    assertThatThrownBy(() -> send(CREATE))
        .hasMessage(
            "Notion answered POST /v1/pages with 502: an HTML page instead of JSON (request"
                + " req-502)");
  }

  @Test
  void noErrorQuotesWhatWasSent() {
    notion.breaks(Sent.MAYBE);
    assertThatThrownBy(() -> send(CREATE)).hasMessageNotContaining("secret");
    assertThatThrownBy(() -> send(QUERY)).hasMessageNotContaining("filter_properties");
  }

  @Test
  void aListenerIsToldOfEachAttemptAndEachWaitForTheBudget() throws NotionException {
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
    var heard = new ApiSender(notion, new VirtualHost(scheduler, Instant.EPOCH), null, listener);
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
  void aListenerThatThrowsChangesNoAnswer() throws NotionException {
    var broken =
        (RequestListener)
            Proxy.newProxyInstance(
                RequestListener.class.getClassLoader(),
                new Class<?>[] {RequestListener.class},
                (proxy, event, arguments) -> {
                  throw new IllegalStateException("the metrics are gone");
                });
    var heard = new ApiSender(notion, new VirtualHost(scheduler, Instant.EPOCH), null, broken);
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
