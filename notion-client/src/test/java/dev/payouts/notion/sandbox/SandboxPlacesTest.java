package dev.payouts.notion.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import dev.payouts.notion.sandbox.SandboxFixture.Answer;
import dev.payouts.notion.sandbox.SandboxOptions.Archive;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Archived, moved, unlinked and deleted pages, and creates that store different values. */
class SandboxPlacesTest {
  private static final Map<String, String> OLDER_VERSION =
      Map.of("Authorization", "Bearer " + SandboxFixture.TOKEN, "Notion-Version", "2025-09-03");

  private final SandboxFixture sandbox = SandboxFixture.plain();

  @Test
  void anArchivedPageIsReturnedOnlyOnRequest() {
    String live = sandbox.add(Map.of("Name", "Live"));
    String archived = sandbox.add(Map.of("Name", "Archived"));
    sandbox.editor.archive(archived);

    assertThat(sandbox.query("{}").ids()).containsExactly(live);
    assertThat(sandbox.query("{'is_archived':false}").ids()).containsExactly(live);
    assertThat(sandbox.query("{'is_archived':true}").ids()).containsExactly(archived);
    assertThat(sandbox.query("{'is_archived':'yes'}").message()).contains("is_archived");
    Answer page = sandbox.get("/v1/pages/" + archived);
    assertThat(page.json()).containsEntry("is_archived", true).containsEntry("in_trash", false);

    sandbox.editor.unarchive(archived);
    assertThat(sandbox.query("{}").ids()).containsExactlyInAnyOrder(live, archived);
  }

  @Test
  void aServerWithoutAnArchiveRejectsQueriesForIt() {
    var without = SandboxFixture.with(options -> options.archive(Archive.NONE));

    Answer refused = without.query("{'is_archived':true}");

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.code()).isEqualTo("validation_error");
    assertThat(refused.message()).contains("body.is_archived should be not present");
    assertThat(without.query("{}").status()).isEqualTo(200);
  }

  @Test
  void thePagesEndpointArchivesAndTrashesByTheVersionOfTheApi() {
    String path = "/v1/pages/" + sandbox.add(Map.of("Name", "One"));

    assertThat(sandbox.patch(path, "{\"is_archived\":true}").json())
        .containsEntry("is_archived", true)
        .containsEntry("in_trash", false);
    assertThat(sandbox.patch(path, "{\"in_trash\":false}").at("is_archived")).isEqualTo(true);
    assertThat(sandbox.patch(path, "{\"is_archived\":false}").at("is_archived")).isEqualTo(false);
    assertThat(sandbox.patch(path, "{\"archived\":true}").status()).isEqualTo(400);
    assertThat(sandbox.send("PATCH", path, OLDER_VERSION, "{\"archived\":true}").json())
        .containsEntry("archived", true)
        .containsEntry("in_trash", true)
        .containsEntry("is_archived", false);
  }

  @Test
  void aMovedPageKeepsMatchingProperties() {
    String task = sandbox.add(Map.of("Name", "One", "Amount", "5"));

    sandbox.editor.move(task, sandbox.people);

    assertThat(sandbox.query("{}").ids()).isEmpty();
    assertThat(sandbox.post("/v1/data_sources/" + sandbox.people + "/query", "{}").ids())
        .containsExactly(task);
    Answer page = sandbox.get("/v1/pages/" + task);
    assertThat(page.at("parent", "data_source_id")).isEqualTo(sandbox.people);
    assertThat(page.at("properties")).asInstanceOf(MAP).containsOnlyKeys("Name");
    assertThat(page.at("properties", "Name", "title", 0, "plain_text")).isEqualTo("One");
  }

  @Test
  void anUnlinkedOrMovedPageNoLongerPointsToItsTarget() {
    String ada = sandbox.person("Ada");
    String unlinked = sandbox.add(Map.of("Person", ada));
    String moved = sandbox.add(Map.of("Person", ada));
    String other = sandbox.add(Map.of("Person", ada));
    String filter = "{'property':'Person','relation':{'contains':'" + ada + "'}}";
    assertThat(sandbox.filter(filter).ids()).containsExactlyInAnyOrder(unlinked, moved, other);

    sandbox.editor.clear(unlinked, "Person");
    sandbox.editor.move(moved, sandbox.people);

    assertThat(sandbox.filter(filter).ids()).containsExactly(other);
  }

  @Test
  void aDeletedPageIsNoLongerFound() {
    String task = sandbox.add(Map.of("Name", "One"));

    sandbox.editor.delete(task);

    assertThat(sandbox.query("{}").ids()).isEmpty();
    assertThat(sandbox.get("/v1/pages/" + task).code()).isEqualTo("object_not_found");
    assertThat(sandbox.notion.view().page(task)).isEmpty();
  }

  @Test
  void aCreateCanStoreADifferentValue() {
    String ada = sandbox.person("Ada");
    String properties = "{'Amount':{'number':7},'Person':{'relation':[{'id':'" + ada + "'}]}}";
    sandbox.editor.alterCreates(sandbox.tasks, "Person", null, 1);
    sandbox.editor.alterCreates(sandbox.tasks, "Amount", "8", 2);

    Answer first = sandbox.create(properties);
    Answer second = sandbox.create(properties);
    Answer third = sandbox.create(properties);

    assertThat(first.at("properties", "Person", "relation")).isEqualTo(List.of());
    assertThat(first.at("properties", "Amount", "number")).isEqualTo(8.0);
    assertThat(second.at("properties", "Person", "relation", 0, "id")).isEqualTo(ada);
    assertThat(second.at("properties", "Amount", "number")).isEqualTo(8.0);
    assertThat(third.at("properties", "Amount", "number")).isEqualTo(7.0);
    assertThat(sandbox.notion.view().property(String.valueOf(first.at("id")), "Person")).isEmpty();
  }

  @Test
  void theResponseToAWriteHasOnlyTheRequestedProperties() {
    Object amountId =
        sandbox.get("/v1/data_sources/" + sandbox.tasks).at("properties", "Amount", "id");
    String body =
        "{\"parent\":{\"data_source_id\":\"%s\"},\"properties\":{\"Amount\":{\"number\":7}}}"
            .formatted(sandbox.tasks);

    Answer created = sandbox.post("/v1/pages?filter_properties=" + amountId, body);
    assertThat(created.at("properties")).asInstanceOf(MAP).containsOnlyKeys("Amount");

    Answer updated =
        sandbox.patch(
            "/v1/pages/" + created.at("id") + "?filter_properties=title",
            "{\"properties\":{\"Amount\":{\"number\":8}}}");
    assertThat(updated.at("properties")).asInstanceOf(MAP).containsOnlyKeys("Name");
    assertThat(sandbox.post("/v1/pages?filter_properties=nope", body).status()).isEqualTo(400);
    assertThat(sandbox.notion.view().pageCount(sandbox.tasks)).isEqualTo(1);
  }

  @Test
  void aWikiListsADataSourceAmongItsRowsUnlessOnlyPagesAreRequested() {
    String task = sandbox.add(Map.of("Name", "One"));
    sandbox.editor.addWikiRow(sandbox.tasks, sandbox.people);

    Answer all = sandbox.query("{'page_size':2}");
    assertThat(all.ids()).containsExactly(sandbox.people, task);
    assertThat(all.at("results", 0, "object")).isEqualTo("data_source");
    assertThat(sandbox.query("{'result_type':'page'}").ids()).containsExactly(task);
  }

  @Test
  void aQueryForTooManyRowsIsTooExpensive() {
    var slow =
        SandboxFixture.with(options -> options.faults(Faults.aboveSize(25, Fault.status(504))));

    assertThat(slow.query("{}").status()).isEqualTo(504);
    assertThat(slow.query("{'page_size':26}").status()).isEqualTo(504);
    assertThat(slow.query("{'page_size':25}").status()).isEqualTo(200);
  }

  @Test
  void aCursorCanExpire() {
    var expiring =
        SandboxFixture.failing(
            Faults.always(
                request -> request.text().contains("start_cursor"), Fault.expiredCursor()));
    expiring.add(Map.of("Name", "One"));
    expiring.add(Map.of("Name", "Two"));

    Object cursor = expiring.query("{'page_size':1}").at("next_cursor");
    Answer expired = expiring.query("{'page_size':1,'start_cursor':'" + cursor + "'}");

    assertThat(expired.status()).isEqualTo(400);
    assertThat(expired.message()).isEqualTo("The start_cursor provided is invalid: expired");
  }
}
