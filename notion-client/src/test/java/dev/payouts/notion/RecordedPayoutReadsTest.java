package dev.payouts.notion;

import static java.util.Locale.ROOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.payouts.core.RunAbortedException;
import dev.payouts.core.RunRequest;
import dev.payouts.core.model.LivePayout;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.model.PayoutId;
import dev.payouts.core.spi.PayoutLookup;
import dev.payouts.core.store.StateDirectory;
import dev.payouts.notion.internal.adapter.NotionPorts;
import dev.payouts.notion.internal.api.AnswerBody;
import dev.payouts.notion.internal.api.ApiReply;
import dev.payouts.notion.internal.api.ApiRequest;
import dev.payouts.notion.internal.api.ApiSender;
import dev.payouts.notion.internal.api.Departure;
import dev.payouts.notion.internal.api.NotionApi;
import dev.payouts.notion.internal.api.OkHttpTransport;
import dev.payouts.notion.internal.api.Transport;
import dev.payouts.notion.sandbox.PropertySpec;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a payout is by its ID, wherever somebody has put it (payout-core/RULES.md, step 1). */
class RecordedPayoutReadsTest {
  private static final String NOT_SHOWN = "{\"code\":\"validation_error\",\"message\":\"not now\"}";

  private final WholeStack stack = WholeStack.start();
  private final String payout =
      stack.has().payout(stack.contractor("Ann")).amount("10", "USD").status("Pending").add();

  private String configuration = stack.sandbox.configurationJson().strip();

  @TempDir Path directory;

  @AfterEach
  void stop() {
    stack.close();
  }

  private PayoutLookup found() {
    return found(transport -> transport);
  }

  private PayoutLookup found(UnaryOperator<Transport> over) {
    WorkspaceConfig config = ConfigFile.ofText("test", configuration, directory).read();
    WorkspaceConfig.Connection connection = config.connection();
    try (Transport transport =
        over.apply(
            new OkHttpTransport(
                connection.baseUrl(),
                new NotionToken(stack.sandbox.token()),
                connection.version(),
                connection.timeout()))) {
      var api = new NotionApi(new ApiSender(transport, stack.host, null));
      NotionPorts ports = NotionPorts.over(api, config, stack.host, StateDirectory.at(directory));
      ports.sink().destination(RunRequest.refund().build()); // as each run begins
      return ports.payouts().livePayout(PayableType.REFUND, new PayoutId(payout));
    }
  }

  @Test
  void itShowsWhoMadeItAndTheKeyOfItsRun() {
    assertThat(live().createdBy()).isNotEmpty();
    assertThat(live().runKey()).isNull();
    stack
        .sandbox
        .notion()
        .editor()
        .addProperty(stack.dataSource(DataSourceKey.PAYOUTS), PropertySpec.of("Key", "rich_text"));
    configuration =
        configuration.replaceFirst(
            "\\{", "{\"properties\": {\"payouts\": {\"run_key\": \"Key\"}},");
    assertThat(live().runKey()).as("not that of a workspace without keys").isEmpty();
    stack.sandbox.notion().editor().setProperties(payout, Map.of("Key", "run-1"));
    assertThat(live().runKey()).isEqualTo("run-1");
  }

  @Test
  void itHasMovedOnOnceItsStatusIsAnother() {
    assertThat(live().stage()).isEqualTo(LivePayout.Stage.AS_CREATED);
    stack.sandbox.notion().editor().setProperties(payout, Map.of("Status", "Paid"));
    assertThat(live().stage()).isEqualTo(LivePayout.Stage.MOVED_ON);
  }

  private LivePayout live() {
    return ((PayoutLookup.Live) found()).payout();
  }

  private void move() {
    stack.sandbox.notion().editor().move(payout, stack.dataSource(DataSourceKey.CONTRACTORS));
  }

  @Test
  void onePayoutIsLiveWhereverItIs() {
    assertThat(found()).isInstanceOf(PayoutLookup.Live.class);
    move();
    assertThat(found()).isInstanceOf(PayoutLookup.Live.class);
  }

  @Test
  void inTheTrashItIsNotLiveWhereverItIs() {
    stack.sandbox.notion().editor().trash(payout);
    assertThat(found()).isEqualTo(PayoutLookup.NOT_LIVE);
    stack.sandbox.notion().editor().restore(payout);
    move();
    stack.sandbox.notion().editor().trash(payout);
    assertThat(found()).isEqualTo(PayoutLookup.NOT_LIVE);
  }

  @Test
  void deletedForGoodItIsUnreachable() {
    stack.sandbox.notion().editor().delete(payout);
    assertThat(found()).isInstanceOf(PayoutLookup.Unreachable.class);
  }

  @Test
  void movedAndCancelledItIsNotLive() {
    assertThat(found(transport -> answering(transport, page("Cancelled"))))
        .isEqualTo(PayoutLookup.NOT_LIVE);
    PayoutLookup pending = found(transport -> answering(transport, page("Pending")));
    assertThat(((PayoutLookup.Live) pending).payout().status()).isEqualTo("Pending");
  }

  @Test
  void movedToACopyOfItsDataSourceItHasTheSamePropertiesAndIsMovedStill() {
    String copy = parent(stack.dataSource(DataSourceKey.CONTRACTORS));
    assertThat(stageIn(copy)).isEqualTo(LivePayout.Stage.MOVED_ON);
  }

  @Test
  void itIsInItsPlaceHoweverNotionNamesThePlace() {
    String payouts = stack.dataSource(DataSourceKey.PAYOUTS);
    String inCapitals = parent(payouts.replace("-", "").toUpperCase(ROOT));
    assertThat(stageIn(inCapitals)).isEqualTo(LivePayout.Stage.AS_CREATED);
    String onlyItsDatabase = "\"type\":\"database_id\"";
    assertThat(stageIn(onlyItsDatabase)).isEqualTo(LivePayout.Stage.AS_CREATED);
  }

  private static String parent(String dataSource) {
    return "\"type\":\"data_source_id\",\"data_source_id\":\"" + dataSource + "\"";
  }

  /** Returns the stage of the payout if its page names another parent than it does. */
  private LivePayout.Stage stageIn(String otherParent) {
    String named = parent(stack.dataSource(DataSourceKey.PAYOUTS));
    PayoutLookup found =
        found(
            transport ->
                new AlteredAnswers(
                    transport,
                    (request, body) -> {
                      if (!request.path().startsWith("/v1/pages/" + payout)) {
                        return body;
                      }
                      assertThat(body).contains(named);
                      return body.replace(named, otherParent);
                    }));
    return ((PayoutLookup.Live) found).payout().stage();
  }

  @Test
  void refusedAndShownWithoutAParentItIsNotTakenForMoved() {
    String nowhere = page("Pending").replaceFirst("\"parent\":\\{[^}]*},", "");
    assertThat(nowhere).doesNotContain("parent");
    assertThatThrownBy(() -> found(transport -> answering(transport, nowhere)))
        .isInstanceOf(RunAbortedException.class)
        .hasMessageContaining("no such property");
  }

  @Test
  void inItsPlaceARefusedReadDoesNotShowThatItWasMoved() {
    assertThatThrownBy(() -> found(transport -> refusingOnce(transport, reply(400, NOT_SHOWN))))
        .isInstanceOf(RunAbortedException.class)
        .hasMessageStartingWith("Could not read payouts (Contractor Payouts) completely")
        .hasMessageContaining("not now")
        .hasMessageEndingWith("fix the cause and run again.");
  }

  @Test
  void aRefusedReadIsRepeatedIfTheSchemaHasChangedSinceItWasRead() {
    assertThat(live()).as("and keeps the schema in its cache").isNotNull();
    stack
        .sandbox
        .notion()
        .editor()
        .addProperty(stack.dataSource(DataSourceKey.PAYOUTS), PropertySpec.of("New", "rich_text"));
    PayoutLookup found = found(transport -> refusingOnce(transport, reply(400, NOT_SHOWN)));
    assertThat(((PayoutLookup.Live) found).payout().stage()).isEqualTo(LivePayout.Stage.AS_CREATED);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"<html>lost</html>", "{\"code\":\"not_found\",\"message\":\"no route\"}"})
  void anotherServersPageDoesNotShowThatItWasDeleted(String body) {
    assertThatThrownBy(() -> found(transport -> refusingOnce(transport, reply(404, body))))
        .isInstanceOf(RunAbortedException.class)
        .hasMessageStartingWith("Could not read payouts (Contractor Payouts) completely");
  }

  @Test
  void anotherPageDoesNotShowThatItWasCancelled() {
    String another = page("Cancelled").replace(payout, "99999999-2222-4333-8444-555555555555");
    assertThatThrownBy(() -> found(transport -> answering(transport, another)))
        .isInstanceOf(RunAbortedException.class)
        .hasMessageStartingWith("Could not read payouts (Contractor Payouts) completely")
        .hasMessageContaining("not an answer of the API");
  }

  @Test
  void itsIdIsTheSameWithoutDashesAndInCapitals() {
    String same = page("Cancelled").replace(payout, payout.replace("-", "").toUpperCase(ROOT));
    assertThat(found(transport -> answering(transport, same))).isEqualTo(PayoutLookup.NOT_LIVE);
  }

  @Test
  void movedToWhereNotionShowsNothingOfItItIsUnreachable() {
    String hidden = "{\"object\":\"page\",\"id\":\"%s\"}".formatted(payout);
    assertThat(found(transport -> answering(transport, hidden)))
        .isInstanceOf(PayoutLookup.Unreachable.class);
  }

  /** A page of another data source, which has a property of the same name. */
  private String page(String status) {
    return """
    {"object":"page","id":"%s","created_time":"2026-01-31T08:00:00.000Z",
    "parent":{"type":"page_id","page_id":"%s"},"properties":{
    "Status":{"id":"other","type":"status","status":{"name":"%s"}}}}
    """
        .formatted(payout, payout, status);
  }

  /** Its data source does not have the properties that are asked for first. */
  private Transport answering(Transport notion, String page) {
    return new Transport() {
      @Override
      public ApiReply exchange(ApiRequest request, Departure departure) throws ExchangeException {
        if (!request.path().startsWith("/v1/pages/" + payout)) {
          return notion.exchange(request, departure);
        }
        return request.path().contains("&filter_properties=")
            ? reply(400, "{\"code\":\"validation_error\",\"message\":\"no such property\"}")
            : reply(200, page);
      }

      @Override
      public void close() {
        notion.close();
      }
    };
  }

  private Transport refusingOnce(Transport notion, ApiReply refusal) {
    boolean[] isRefused = {false};
    return new Transport() {
      @Override
      public ApiReply exchange(ApiRequest request, Departure departure) throws ExchangeException {
        if (isRefused[0] || !request.path().startsWith("/v1/pages/" + payout)) {
          return notion.exchange(request, departure);
        }
        isRefused[0] = true;
        return refusal;
      }

      @Override
      public void close() {
        notion.close();
      }
    };
  }

  private static ApiReply reply(int status, String body) {
    return new ApiReply(status, null, null, null, AnswerBody.ofUtf8(body));
  }
}
