package dev.payouts.notion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.payouts.core.RunOption;
import dev.payouts.core.RunReport;
import dev.payouts.core.Status;
import dev.payouts.notion.Http2Front.Ending;
import dev.payouts.notion.internal.api.ApiRequest;
import dev.payouts.notion.internal.api.Departure;
import dev.payouts.notion.internal.api.OkHttpTransport;
import dev.payouts.notion.internal.api.Transport.ExchangeException;
import dev.payouts.notion.internal.api.Transport.ExchangeException.Sent;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests that HTTP/2 guarantees were not processed are retried; others are looked up. */
class RefusedStreamsTest {
  private static final int ORDERS = 200;

  @TempDir private static Path directory;
  private static Path keyStore = Path.of("");

  private final WholeStack stack = WholeStack.start();
  private String baseUrl = stack.sandbox.baseUrl().toString();

  @BeforeAll
  static void trustTheLoopback() throws IOException, InterruptedException {
    keyStore = Http2Front.keyStore(directory);
    Http2Front.trust(keyStore.toString());
  }

  @AfterAll
  static void trustTheDefault() {
    Http2Front.trustTheDefault();
  }

  @AfterEach
  void stop() {
    stack.close();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "REFUSED, NOTHING, 0",
    "GONE_AWAY, NOTHING, 0",
    "CANCELLED_AFTERWARDS, MAYBE, 1",
    "LAST_OF_A_BROKEN_CONNECTION, MAYBE, 1"
  })
  void onlyWhatWasCertainlyNotProcessedCountsAsNotSentAndNothingIsRepeatedBelow(
      Ending ending, Sent sent, int processed) throws Exception {
    try (var front = front(number -> ending);
        var transport = transport(front)) {
      var create = new ApiRequest(ApiRequest.Kind.CREATE, "POST", "/v1/pages", "{}");
      assertThatThrownBy(() -> transport.exchange(create, Departure.FREE))
          .isInstanceOfSatisfying(
              ExchangeException.class, e -> assertThat(e.sent()).isEqualTo(sent));
      assertThat(front.streams()).isEqualTo(1);
      assertThat(front.processed()).isEqualTo(processed);
    }
  }

  /** The system would go on delivering a create after an interruption of the network. */
  @ParameterizedTest(name = "{0}")
  @CsvSource({"CREATE, 2", "QUERY, 1"})
  void onlyAWriteWithoutAnAnswerGivesUpTheConnectionThatManyRequestsShare(
      ApiRequest.Kind kind, int connections) throws Exception {
    try (var front = front(number -> number == 1 ? Ending.SILENT : Ending.ANSWERED);
        var transport = transport(front, Duration.ofSeconds(2))) {
      var request = new ApiRequest(kind, "POST", "/v1/pages", "{}");
      assertThatThrownBy(() -> transport.exchange(request, Departure.FREE))
          .isInstanceOfSatisfying(
              ExchangeException.class, e -> assertThat(e.sent()).isEqualTo(Sent.MAYBE));
      transport.exchange(request, Departure.FREE);
      assertThat(front.connections()).isEqualTo(connections);
    }
  }

  /** Each GOAWAY affects as many requests as there are workers; each is retried once. */
  @ParameterizedTest(name = "{0} workers")
  @CsvSource({"1, 5", "5, 13"})
  void aRefusedStreamEveryFortyRequestsCostsOneRequestEachAndNoLookup(int workers, long repeated)
      throws Exception {
    stack.host.runTasksAtTheSameTime();
    stack.configured("'workers': " + workers);
    stack.orders(ORDERS);
    long queries;
    try (var front = front(number -> Ending.ANSWERED)) {
      RunReport plan = over(front, RunOption.DRY_RUN);
      assertThat(plan.count(Status.PLANNED)).isEqualTo(ORDERS);
      queries = Objects.requireNonNull(plan.callsOfRealRun()).query();
    }
    stack.traffic().reset();
    try (var front = front(RefusedStreamsTest::everyForty)) {
      RunReport report = over(front);

      assertThat(report.count(Status.CREATED)).isEqualTo(ORDERS);
      assertThat(stack.created()).hasSize(ORDERS);
      assertThat(queriesReceived()).isEqualTo(queries);
      assertThat(front.streams() - front.processed()).isGreaterThanOrEqualTo(ORDERS / 40);
      assertThat(report.calls().retries()).isBetween(ORDERS / 40L, repeated);
      assertThat(report.calls().total() - report.calls().retries())
          .as("the requests Notion received")
          .isEqualTo(stack.traffic().total());
    }
  }

  private long queriesReceived() {
    return stack.traffic().received().stream()
        .filter(received -> received.request().isQuery())
        .count();
  }

  private Http2Front front(IntFunction<Ending> endings) throws Exception {
    return new Http2Front(stack.sandbox.notion(), keyStore, endings);
  }

  private OkHttpTransport transport(Http2Front front) {
    return transport(front, Duration.ofSeconds(30));
  }

  private OkHttpTransport transport(Http2Front front, Duration timeout) {
    return new OkHttpTransport(
        front.baseUrl(), new NotionToken(stack.sandbox.token()), "2026-03-11", timeout);
  }

  private RunReport over(Http2Front front, RunOption... options) {
    stack.reconfigure(baseUrl, front.baseUrl().toString());
    baseUrl = front.baseUrl().toString();
    return stack.payroll(options);
  }

  private static Ending everyForty(int number) {
    if (number % 40 != 0) {
      return Ending.ANSWERED;
    }
    return number % 80 == 0 ? Ending.GONE_AWAY : Ending.REFUSED;
  }
}
