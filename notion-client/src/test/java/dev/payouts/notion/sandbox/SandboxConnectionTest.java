package dev.payouts.notion.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.notion.sandbox.Exchange.Ending;
import dev.payouts.notion.sandbox.SandboxFixture.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SandboxConnectionTest {
  private static final String ME = "/v1/users/me";

  private final SandboxFixture sandbox = SandboxFixture.plain();

  @Test
  void aRequestNeedsATokenAndAVersion() {
    Map<String, String> stranger =
        Map.of("Authorization", "Bearer other", "Notion-Version", "2026-03-11");
    Answer refused = sandbox.send("GET", ME, stranger, "");
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.code()).isEqualTo("unauthorized");
    assertThat(refused.message()).isEqualTo("API token is invalid.");

    Map<String, String> bearer = Map.of("Authorization", "Bearer " + SandboxFixture.TOKEN);
    assertThat(sandbox.send("GET", ME, bearer, "").code()).isEqualTo("missing_version");
    Map<String, String> old =
        Map.of("Authorization", "Bearer " + SandboxFixture.TOKEN, "Notion-Version", "2022-06-28");
    assertThat(sandbox.send("GET", ME, old, "").status()).isEqualTo(400);
    assertThat(sandbox.get(ME).at("type")).isEqualTo("bot");
  }

  @Test
  void anErrorCarriesCodeMessageAndRequestId() {
    Answer missing = sandbox.get("/v1/data_sources/00000000-0000-4000-8000-000000000000");

    assertThat(missing.status()).isEqualTo(404);
    assertThat(missing.code()).isEqualTo("object_not_found");
    assertThat(missing.message())
        .isEqualTo(
            "Could not find data_source with ID: 00000000-0000-4000-8000-000000000000. Make sure the relevant pages and databases are shared with your integration.");
    assertThat(missing.exchange().reply().orElseThrow().headers())
        .containsEntry("x-notion-request-id", String.valueOf(missing.at("request_id")));
  }

  @Test
  void aResponseHasItsTime() {
    sandbox.advance(Duration.ofDays(2));
    assertThat(sandbox.get(ME).exchange().reply().orElseThrow().headers())
        .containsEntry("date", "Mon, 02 Feb 2026 10:00:30 GMT");
    assertThat(sandbox.get("/").exchange().reply().orElseThrow().headers()).containsKey("date");
  }

  @Test
  void invalidRoutesAndIdsAreRejected() {
    assertThat(sandbox.get("/v1/nothing").code()).isEqualTo("invalid_request_url");
    assertThat(sandbox.get("/").code()).isEqualTo("invalid_request_url");
    assertThat(sandbox.get("/v1/pages/abc").code()).isEqualTo("validation_error");
  }

  @Test
  void aDatabaseListsItsDataSources() {
    Answer one = sandbox.get("/v1/databases/" + sandbox.databaseId.replace("-", ""));
    assertThat(one.at("data_sources", 0, "id")).isEqualTo(sandbox.tasks);
    assertThat((List<?>) one.at("data_sources")).hasSize(1);

    sandbox.editor.addSiblingDataSource(sandbox.tasks, "Archive");
    assertThat((List<?>) sandbox.get("/v1/databases/" + sandbox.databaseId).at("data_sources"))
        .hasSize(2);
  }

  @Test
  void aSchemaHasTypesAndOptions() {
    Answer schema = sandbox.get("/v1/data_sources/" + sandbox.tasks);

    assertThat(schema.at("object")).isEqualTo("data_source");
    assertThat(schema.at("parent", "database_id")).isEqualTo(sandbox.databaseId);
    assertThat(schema.at("properties", "Name", "id")).isEqualTo("title");
    assertThat(schema.at("properties", "Status", "status", "options", 1, "name")).isEqualTo("Paid");
    assertThat(schema.at("properties", "Person", "relation", "data_source_id"))
        .isEqualTo(sandbox.people);
  }

  @Test
  void changesByUsersAreVisibleImmediately() {
    String id = sandbox.add(Map.of("Name", "One", "Kind", "Big"));
    sandbox.editor.renameProperty(sandbox.tasks, "Kind", "Sort");
    sandbox.editor.changePropertyType(sandbox.tasks, "Sort", "rich_text");
    sandbox.editor.removeOption(sandbox.tasks, "Status", "Paid");

    assertThat(sandbox.get("/v1/pages/" + id).at("properties", "Sort", "type"))
        .isEqualTo("rich_text");
    assertThat(sandbox.create("{'Status':{'status':{'name':'Paid'}}}").status()).isEqualTo(400);

    sandbox.editor.unshare(sandbox.tasks);
    assertThat(sandbox.query("{}").status()).isEqualTo(404);
    assertThat(sandbox.get("/v1/pages/" + id).status()).isEqualTo(404);
    assertThat(sandbox.get("/v1/databases/" + sandbox.databaseId).status()).isEqualTo(404);
  }

  @Test
  void relationsToADataSourceThatIsNotSharedAreHidden() {
    String id = sandbox.add(Map.of("Name", "One"));
    String column =
        String.valueOf(
            sandbox.get("/v1/data_sources/" + sandbox.tasks).at("properties", "Person", "id"));
    sandbox.editor.unshare(sandbox.people);

    assertThat(sandbox.get("/v1/data_sources/" + sandbox.tasks).at("properties", "Person"))
        .isNull();
    assertThat(sandbox.get("/v1/pages/" + id).at("properties", "Person")).isNull();
    assertThat(sandbox.get("/v1/pages/" + id).at("properties", "Name")).isNotNull();
    assertThat(sandbox.get("/v1/pages/" + id + "/properties/" + column).status()).isEqualTo(404);
    assertThat(sandbox.create("{'Person':{'relation':[]}}").status()).isEqualTo(400);
    assertThat(
            sandbox.query("{'filter':{'property':'Person','relation':{'is_empty':true}}}").status())
        .isEqualTo(400);
  }

  @Test
  void aTokenIsRevokedAfterTheGivenNumberOfRequests() {
    sandbox.editor.revokeTokenAfter(SandboxFixture.TOKEN, 2);

    assertThat(
            List.of(sandbox.get(ME).status(), sandbox.get(ME).status(), sandbox.get(ME).status()))
        .containsExactly(200, 200, 401);
  }

  @Test
  void aBudgetMayBeUsedInABurstAndRefillsWithTheNextWindow() {
    SandboxFixture limited = SandboxFixture.with(options -> options.requestsPerMinute(3));
    for (int i = 0; i < 3; i++) {
      assertThat(limited.get(ME).status()).isEqualTo(200);
      limited.advance(Duration.ofMillis(500));
    }

    Answer refused = limited.get(ME);
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.code()).isEqualTo("rate_limited");
    assertThat(refused.at("additional_data", "rate_limit_reason")).isNotNull();
    assertThat(refused.exchange().reply().orElseThrow().headers())
        .containsEntry("retry-after", "59");

    limited.advance(Duration.ofSeconds(59));
    assertThat(limited.get(ME).status()).isEqualTo(200);
  }

  @Test
  void theWorkspaceBudgetIsSharedByAllTokens() {
    SandboxFixture limited = SandboxFixture.with(options -> options.workspaceRequestsPerMinute(2));
    limited.editor.addToken("ntn_other");
    Map<String, String> other =
        Map.of("Authorization", "Bearer ntn_other", "Notion-Version", "2026-03-11");

    assertThat(limited.get(ME).status()).isEqualTo(200);
    assertThat(limited.send("GET", ME, other, "").status()).isEqualTo(200);
    assertThat(limited.send("GET", ME, other, "").status()).isEqualTo(429);
    assertThat(limited.get(ME).status()).isEqualTo(429);
  }

  @Test
  void latencyIsReportedWithoutWaiting() {
    SandboxFixture slow = SandboxFixture.with(options -> options.latency(Duration.ofMillis(300)));

    assertThat(slow.get(ME).exchange().delay()).isEqualTo(Duration.ofMillis(300));
  }

  @Test
  void aFaultHappensBeforeOrAfterTheWrite() {
    SandboxFixture before =
        SandboxFixture.failing(Faults.on(Request::isWrite, 1, Fault.status(503)));
    assertThat(before.create("{}").status()).isEqualTo(503);
    assertThat(before.notion.view().pageCount(before.tasks)).isZero();

    SandboxFixture after =
        SandboxFixture.failing(Faults.on(Request::isWrite, 2, Fault.status(500).afterWrite()));
    assertThat(after.create("{}").status()).isEqualTo(200);
    assertThat(after.create("{}").status()).isEqualTo(500);
    assertThat(after.notion.view().pageCount(after.tasks)).isEqualTo(2);
  }

  @Test
  void connectionsAreResetHangOrSendGarbage() {
    SandboxFixture faulty =
        SandboxFixture.failing(
            Faults.script(
                Request::isWrite,
                Fault.reset().afterWrite(),
                Fault.hang(),
                Fault.truncated(),
                Fault.garbled(),
                Fault.html(502),
                Fault.rateLimited(Duration.ofSeconds(7)),
                Fault.slow(Duration.ofSeconds(3))));

    assertThat(faulty.create("{}").exchange().ending()).isEqualTo(Ending.RESET);
    assertThat(faulty.create("{}").exchange().ending()).isEqualTo(Ending.HANG);
    assertThat(faulty.create("{}").exchange().ending()).isEqualTo(Ending.TRUNCATED);
    assertThat(faulty.create("{}").text()).endsWith("<garbled");
    assertThat(faulty.create("{}").text()).startsWith("<html>");
    Answer limited = faulty.create("{}");
    assertThat(limited.exchange().reply().orElseThrow().headers())
        .containsEntry("retry-after", "7");
    assertThat(faulty.create("{}").exchange().delay()).isEqualTo(Duration.ofSeconds(3));
    assertThat(faulty.notion.view().pageCount(faulty.tasks)).isEqualTo(4);
  }

  @Test
  void randomFaultsAreTheSameForTheSameSeed() {
    Faults one = Faults.random(7, 0.5, Fault.status(500), Fault.reset());
    Faults two = Faults.random(7, 0.5, Fault.status(500), Fault.reset());
    Request request = Request.of("GET", ME, SandboxFixture.HEADERS, "");

    for (int i = 0; i < 100; i++) {
      assertThat(one.decide(request, i)).isEqualTo(two.decide(request, i));
    }
  }

  @Test
  void trafficIsCountedByRoute() {
    String id = sandbox.add(Map.of("Name", "One"));
    sandbox.get("/v1/pages/" + id);
    sandbox.query("{}");
    sandbox.query("{}");

    assertThat(sandbox.notion.traffic().total()).isEqualTo(3);
    assertThat(sandbox.notion.traffic().countsByRoute())
        .containsEntry("GET /v1/pages/{id}", 1L)
        .containsEntry("POST /v1/data_sources/{id}/query", 2L);
    assertThat(sandbox.notion.traffic().received().get(1).request().text()).isEqualTo("{}");
  }
}
