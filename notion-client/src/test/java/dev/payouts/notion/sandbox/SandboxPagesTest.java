package dev.payouts.notion.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.notion.sandbox.SandboxFixture.Answer;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SandboxPagesTest {
  private final SandboxFixture sandbox = SandboxFixture.plain();

  @Test
  void aPageIsCreatedWithAllGivenProperties() {
    String person = sandbox.person("Ada");

    Answer created =
        sandbox.create(
            "{'Name':{'title':[{'text':{'content':'Payout'}}]},'Amount':{'number':2500.50},'Date':{'date':{'start':'2026-01-31'}},'Status':{'status':{'name':'New'}},'Kind':{'select':{'name':'Big'}},'Person':{'relation':[{'id':'"
                + person.replace("-", "")
                + "'}]}}");

    assertThat(created.status()).as(created.text()).isEqualTo(200);
    assertThat(created.text()).contains("\"number\":2500.50");
    assertThat(created.at("parent", "data_source_id")).isEqualTo(sandbox.tasks);
    assertThat(created.at("properties", "Person", "relation", 0, "id")).isEqualTo(person);
    assertThat(created.at("properties", "Person", "has_more")).isEqualTo(false);
    PageView view = sandbox.notion.view().page(String.valueOf(created.at("id"))).orElseThrow();
    assertThat(view.properties())
        .containsEntry("Name", "Payout")
        .containsEntry("Date", "2026-01-31")
        .containsEntry("Status", "New")
        .containsEntry("Person", List.of(person));
  }

  @Test
  void aSelectOptionIsCreatedAndAStatusOptionIsNot() {
    assertThat(sandbox.create("{'Kind':{'select':{'name':'Huge'}}}").status()).isEqualTo(200);
    assertThat(sandbox.notion.view().options(sandbox.tasks, "Kind"))
        .containsExactly("Small", "Big", "Huge");

    Answer refused = sandbox.create("{'Status':{'status':{'name':'Lost'}}}");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.code()).isEqualTo("validation_error");
    assertThat(refused.message()).contains("Status option \"Lost\" does not exist");
    assertThat(sandbox.notion.view().pageCount(sandbox.tasks)).isEqualTo(1);
  }

  @Test
  void anInvalidPropertyIsRejectedWithItsProblem() {
    assertThat(sandbox.create("{'Nope':{'number':1}}").message())
        .isEqualTo("Nope is not a property that exists.");
    assertThat(sandbox.create("{'Amount':{'select':{'name':'x'}}}").message())
        .isEqualTo("Amount is expected to be number.");
    assertThat(sandbox.create("{'Amount':{'number':'x'}}").message())
        .isEqualTo(
            "body failed validation: body.properties.Amount.number should be a number or `null`, instead was `\"x\"`.");
    assertThat(sandbox.create("{'Label':{'formula':{'type':'string'}}}").status()).isEqualTo(400);
    assertThat(sandbox.create("{'Rolled':{'rollup':{}}}").status()).isEqualTo(400);
  }

  @Test
  void theLimitsOfTextsApply() {
    String long2001 = "x".repeat(2001);
    Answer tooLong = sandbox.create("{'Name':{'title':[{'text':{'content':'" + long2001 + "'}}]}}");
    assertThat(tooLong.message())
        .isEqualTo(
            "body failed validation: body.properties.Name.title[0].text.content.length should be ≤ `2000`, instead was `2001`.");

    String runs =
        IntStream.range(0, 101)
            .mapToObj(i -> "{'text':{'content':'x'}}")
            .collect(Collectors.joining(","));
    assertThat(sandbox.create("{'Text':{'rich_text':[" + runs + "]}}").message())
        .contains("body.properties.Text.rich_text.length should be ≤ `100`, instead was `101`");
  }

  @Test
  void aRelationAcceptsAHundredExistingPages() {
    String person = sandbox.person("Ada");
    String many =
        IntStream.range(0, 101)
            .mapToObj(i -> "{'id':'" + person + "'}")
            .collect(Collectors.joining(","));
    assertThat(sandbox.create("{'Person':{'relation':[" + many + "]}}").status()).isEqualTo(400);

    Answer missing =
        sandbox.create("{'Person':{'relation':[{'id':'00000000-0000-4000-8000-000000000000'}]}}");
    assertThat(missing.status()).isEqualTo(404);
    assertThat(missing.code()).isEqualTo("object_not_found");
  }

  @Test
  void aBodyThatIsTooLargeOrNotJsonIsRejected() {
    Answer large = sandbox.post("/v1/pages", " ".repeat(600 * 1024));
    assertThat(large.status()).isEqualTo(413);

    Answer broken = sandbox.post("/v1/pages", "{\"parent\":");
    assertThat(broken.status()).isEqualTo(400);
    assertThat(broken.code()).isEqualTo("invalid_json");
  }

  @Test
  void longListsShow25EntriesAndThePropertyEndpointTheRest() {
    List<String> people = IntStream.range(0, 30).mapToObj(i -> sandbox.person("P" + i)).toList();
    String id = sandbox.add(Map.of("Person", people, "Text", "x".repeat(60_000)));

    Answer page = sandbox.get("/v1/pages/" + id);
    assertThat((List<?>) page.at("properties", "Person", "relation")).hasSize(25);
    assertThat(page.at("properties", "Person", "has_more")).isEqualTo(true);
    assertThat((List<?>) page.at("properties", "Text", "rich_text")).hasSize(25);

    String property = String.valueOf(page.at("properties", "Person", "id"));
    String path = "/v1/pages/" + id + "/properties/" + property;
    Answer first = sandbox.get(path + "?page_size=20");
    assertThat(first.at("object")).isEqualTo("list");
    assertThat(first.at("type")).isEqualTo("property_item");
    assertThat(first.at("property_item", "type")).isEqualTo("relation");
    assertThat(first.at("results", 0, "object")).isEqualTo("property_item");
    assertThat(first.at("results", 0, "relation", "id")).isEqualTo(people.get(0));
    Answer second = sandbox.get(path + "?page_size=20&start_cursor=" + first.at("next_cursor"));
    assertThat((List<?>) second.at("results")).hasSize(10);
    assertThat(second.at("has_more")).isEqualTo(false);
    assertThat(second.at("results", 9, "relation", "id")).isEqualTo(people.get(29));
  }

  @Test
  void unavailableValuesAreShownAsUnavailable() {
    String id =
        sandbox.add(
            Map.of(
                "Total", Unavailable.UNSUPPORTED.json(), "Rolled", Unavailable.INCOMPLETE.json()));
    String empty = sandbox.add(Map.of());

    Answer page = sandbox.get("/v1/pages/" + id);
    assertThat(page.at("properties", "Total", "formula", "type")).isEqualTo("unsupported");
    assertThat(page.at("properties", "Rolled", "rollup", "type")).isEqualTo("incomplete");
    Answer none = sandbox.get("/v1/pages/" + empty);
    assertThat(none.text()).contains("{\"type\":\"number\",\"number\":null}");
    assertThat((List<?>) none.at("properties", "Rolled", "rollup", "array")).isEmpty();
  }

  @Test
  void aPageIsUpdatedAndMovedIntoTheTrashAndBack() {
    String id = sandbox.add(Map.of("Name", "One", "Amount", 1));

    Answer updated =
        sandbox.patch("/v1/pages/" + id, "{\"properties\":{\"Amount\":{\"number\":2}}}");
    assertThat(updated.text()).contains("\"number\":2");
    assertThat(updated.at("properties", "Name", "title", 0, "plain_text")).isEqualTo("One");

    assertThat(sandbox.patch("/v1/pages/" + id, "{\"in_trash\":true}").at("in_trash"))
        .isEqualTo(true);
    assertThat(sandbox.patch("/v1/pages/" + id, "{\"properties\":{}}").status()).isEqualTo(400);
    assertThat(sandbox.patch("/v1/pages/" + id, "{\"in_trash\":false}").status()).isEqualTo(200);
  }

  @Test
  void onlyTheOlderVersionHasArchived() {
    String id = sandbox.add(Map.of("Name", "One"));
    Map<String, String> older =
        Map.of("Authorization", "Bearer " + SandboxFixture.TOKEN, "Notion-Version", "2025-09-03");

    assertThat(sandbox.get("/v1/pages/" + id).json()).doesNotContainKey("archived");
    assertThat(sandbox.patch("/v1/pages/" + id, "{\"archived\":true}").status()).isEqualTo(400);
    Answer archived = sandbox.send("PATCH", "/v1/pages/" + id, older, "{\"archived\":true}");
    assertThat(archived.at("archived")).isEqualTo(true);
    assertThat(archived.at("in_trash")).isEqualTo(true);
  }

  @Test
  void filterPropertiesAcceptsIdsEncodedOrNot() {
    String id = sandbox.add(Map.of("Name", "One", "Amount", 1));
    Answer schema = sandbox.get("/v1/data_sources/" + sandbox.tasks);
    String encoded =
        Answer.objects(schema.at("properties")).stream()
            .map(property -> String.valueOf(property.get("id")))
            .filter(propertyId -> propertyId.contains("%"))
            .findFirst()
            .orElseThrow();

    for (String parameter :
        List.of(
            "filter_properties=" + encoded,
            "filter_properties=" + encoded.replace("%", "%25"),
            "filter_properties%5B%5D=" + encoded)) {
      Answer page = sandbox.get("/v1/pages/" + id + "?filter_properties=title&" + parameter);
      assertThat((Map<?, ?>) page.at("properties")).as(parameter).hasSize(2);
    }
    assertThat(sandbox.get("/v1/pages/" + id + "?filter_properties=zz").status()).isEqualTo(400);
  }
}
