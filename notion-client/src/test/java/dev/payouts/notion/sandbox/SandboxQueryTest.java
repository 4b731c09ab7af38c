package dev.payouts.notion.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.notion.sandbox.SandboxFixture.Answer;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SandboxQueryTest {
  private static final int MAX_PAGES = 10_000;

  private final SandboxFixture sandbox = SandboxFixture.plain();

  @Test
  void aListHasItsType() {
    String id = sandbox.add(Map.of("Name", "One"));

    Answer answer = sandbox.query("{}");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.ids()).containsExactly(id);
    assertThat(answer.json())
        .containsEntry("object", "list")
        .containsEntry("next_cursor", null)
        .containsEntry("has_more", false)
        .containsEntry("type", "page_or_data_source")
        .containsKey("request_id")
        .doesNotContainKey("request_status");
    assertThat(answer.at("results", 0, "properties", "Name", "title", 0, "plain_text"))
        .isEqualTo("One");
    assertThat(answer.at("results", 0, "created_time")).isEqualTo("2026-01-31T10:00:00.000Z");
  }

  @Test
  void everyTypeIsFilteredByItsOwnConditions() {
    String ada = sandbox.person("Ada");
    String one =
        sandbox.add(
            Map.of(
                "Name",
                "Alpha",
                "Text",
                "first",
                "Amount",
                "1.5",
                "Done",
                true,
                "Kind",
                "Small",
                "Status",
                "New",
                "Tags",
                List.of("a"),
                "Date",
                LocalDate.of(2026, 1, 15),
                "Person",
                ada,
                "Label",
                "x"));
    String two = sandbox.add(Map.of("Name", "Beta", "Amount", 2, "Kind", "Big", "Total", 7));

    assertThat(matches("{'property':'Name','title':{'contains':'lph'}}")).containsExactly(one);
    assertThat(matches("{'property':'Text','rich_text':{'is_empty':true}}")).containsExactly(two);
    assertThat(matches("{'property':'Amount','number':{'greater_than':1.5}}")).containsExactly(two);
    assertThat(matches("{'property':'Done','checkbox':{'equals':false}}")).containsExactly(two);
    assertThat(matches("{'property':'Kind','select':{'equals':'Small'}}")).containsExactly(one);
    assertThat(matches("{'property':'Status','status':{'does_not_equal':'New'}}"))
        .containsExactly(two);
    assertThat(matches("{'property':'Tags','multi_select':{'contains':'a'}}")).containsExactly(one);
    assertThat(matches("{'property':'Date','date':{'on_or_before':'2026-01-15'}}"))
        .containsExactly(one);
    assertThat(matches("{'property':'Date','date':{'is_empty':true}}")).containsExactly(two);
    assertThat(matches("{'property':'Person','relation':{'contains':'%s'}}".formatted(ada)))
        .containsExactly(one);
    assertThat(matches("{'property':'Person','relation':{'is_empty':true}}")).containsExactly(two);
    assertThat(matches("{'property':'Label','formula':{'string':{'equals':'x'}}}"))
        .containsExactly(one);
    assertThat(matches("{'property':'Total','formula':{'number':{'equals':7}}}"))
        .containsExactly(two);
  }

  @Test
  void datesWithATimeAreComparedWithDaysInUtc() {
    String evening = sandbox.add(Map.of("Date", OffsetDateTime.parse("2026-01-31T23:30:00-05:00")));
    String noon = sandbox.add(Map.of("Date", OffsetDateTime.parse("2026-01-31T12:00:00Z")));

    assertThat(matches("{'property':'Date','date':{'on_or_after':'2026-02-01'}}"))
        .containsExactly(evening);
    assertThat(matches("{'property':'Date','date':{'before':'2026-01-31T12:00:01Z'}}"))
        .containsExactly(noon);
  }

  @Test
  void compoundFiltersNestTwoLevelsDeep() {
    String ada = sandbox.person("Ada");
    String bob = sandbox.person("Bob");
    String one = sandbox.add(Map.of("Person", ada, "Kind", "Big"));
    sandbox.add(Map.of("Person", ada, "Kind", "Small"));
    String three = sandbox.add(Map.of("Person", bob));
    String contains = "{'property':'Person','relation':{'contains':'%s'}}";
    String big = "{'property':'Kind','select':{'equals':'Big'}}";
    String twoLevels =
        "{'or':[{'and':[%s,%s]},%s]}"
            .formatted(contains.formatted(ada), big, contains.formatted(bob));

    assertThat(matches(twoLevels)).containsExactlyInAnyOrder(one, three);

    Answer threeLevels = sandbox.filter("{'and':[%s]}".formatted(twoLevels));
    assertThat(threeLevels.status()).isEqualTo(400);
    assertThat(threeLevels.message())
        .startsWith("body failed validation: body.filter.and[0].or[0].and should be not present");
  }

  @Test
  void aCompoundFilterHasAtMostAHundredElements() {
    String element = "{'property':'Done','checkbox':{'equals':true}}";
    String many =
        IntStream.range(0, 101).mapToObj(i -> element).collect(Collectors.joining(",", "[", "]"));

    Answer answer = sandbox.filter("{'or':" + many + "}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.message())
        .isEqualTo(
            "body failed validation: body.filter.or.length should be ≤ `100`, instead was `101`.");
  }

  @Test
  void aFilterOfAnotherTypeOrOfAMissingPropertyIsRejected() {
    assertThat(sandbox.filter("{'property':'Status','select':{'equals':'New'}}").message())
        .isEqualTo("database property status does not match filter select");
    assertThat(sandbox.filter("{'property':'Stat','select':{'equals':'New'}}").message())
        .isEqualTo("Could not find property with name or id: Stat");
    assertThat(sandbox.filter("{'property':'Status','status':{'equals':'Gone'}}").message())
        .isEqualTo("status option \"Gone\" not found for property \"Status\".");
    assertThat(sandbox.filter("{'property':'Rolled','rollup':{'any':{}}}").status()).isEqualTo(400);
    assertThat(sandbox.query("{'page_size':101}").message())
        .isEqualTo("body failed validation: body.page_size should be ≤ `100`, instead was `101`.");
  }

  @Test
  void theSameQueryShowsWhatHasChangedOfPagesAndOfWhatTheyRollUp() {
    String ada = sandbox.person("Ada");
    String id = sandbox.add(Map.of("Name", "One", "Rolled", List.of(ada)));
    assertThat(sandbox.query("{}").text()).contains("\"One\"", ada);
    sandbox.editor.setProperties(id, Map.of("Name", "Two"));
    assertThat(sandbox.query("{}").text()).contains("\"Two\"", ada).doesNotContain("\"One\"");
    sandbox.editor.delete(ada);
    assertThat(sandbox.query("{}").text()).contains("\"Two\"").doesNotContain(ada);
  }

  @Test
  void pagesInTheTrashAreNeverReturned() {
    String id = sandbox.add(Map.of("Name", "One"));
    sandbox.editor.trash(id);

    assertThat(sandbox.query("{}").ids()).isEmpty();
    assertThat(sandbox.get("/v1/pages/" + id).at("in_trash")).isEqualTo(true);
  }

  @Test
  void pagingReturnsEveryPageOnceInEveryOrder() {
    List<String> ids = addSpread(250);

    for (String sorts :
        List.of(
            "[]",
            "[{'timestamp':'created_time','direction':'ascending'}]",
            "[{'timestamp':'created_time','direction':'descending'}]",
            "[{'property':'Amount','direction':'descending'}]")) {
      assertThat(readAll("'sorts':" + sorts, 100)).containsExactlyInAnyOrderElementsOf(ids);
    }
  }

  @Test
  void unsortedResultsAreInAMeaninglessOrder() {
    List<String> ids = addSpread(50);

    assertThat(readAll("'filter':null", 100)).isNotEqualTo(ids);
  }

  @Test
  void aSortByNumberPutsEmptyValuesLast() {
    String two = sandbox.add(Map.of("Amount", 2));
    String none = sandbox.add(Map.of());
    String one = sandbox.add(Map.of("Amount", 1));

    assertThat(readAll("'sorts':[{'property':'Amount','direction':'ascending'}]", 100))
        .containsExactly(one, two, none);
  }

  @Test
  void aCursorStaysValidWhilePagesAreAddedAndTrashed() {
    List<String> ids = addSpread(30);
    String sorts = "'sorts':[{'timestamp':'created_time','direction':'ascending'}],'page_size':10";
    Answer first = sandbox.query("{" + sorts + "}");
    sandbox.editor.trash(first.ids().get(3));
    sandbox.editor.trash(String.valueOf(first.at("next_cursor")));
    sandbox.add(Map.of("Name", "late"));

    Answer second =
        sandbox.query("{%s,'start_cursor':'%s'}".formatted(sorts, first.at("next_cursor")));

    assertThat(second.ids()).containsExactlyElementsOf(ids.subList(11, 21));
  }

  @Test
  void anInvalidCursorIsRejected() {
    assertThat(sandbox.query("{'start_cursor':'nonsense'}").message())
        .isEqualTo("The start_cursor provided is invalid: nonsense");
  }

  @Test
  void aResultIsCutOffAtTheLimitAndReportedAsIncomplete() {
    var limited = SandboxFixture.with(options -> options.maxResults(10));
    for (int i = 0; i < 12; i++) {
      limited.add(Map.of("Amount", i));
    }

    Answer first = limited.query("{'page_size':6}");
    Answer last =
        limited.query("{'page_size':6,'start_cursor':'%s'}".formatted(first.at("next_cursor")));

    assertThat(first.at("request_status", "type")).isNull();
    assertThat(last.ids()).hasSize(4);
    assertThat(last.at("has_more")).isEqualTo(false);
    assertThat(last.at("request_status"))
        .isEqualTo(Map.of("type", "incomplete", "incomplete_reason", "query_result_limit_reached"));
  }

  @Test
  void aResultThatWasCutOffContinuesByCreationTime() {
    var limited = SandboxFixture.with(options -> options.maxResults(10));
    var ids = new HashSet<String>();
    for (int i = 0; i < 25; i++) {
      ids.add(limited.add(Map.of("Amount", i)));
      limited.advance(Duration.ofSeconds(30));
    }

    var seen = new HashSet<String>();
    String from = "2000-01-01T00:00:00.000Z";
    for (int round = 0; round < 5; round++) {
      Answer answer =
          limited.query(
              "{'filter':{'timestamp':'created_time','created_time':{'on_or_after':'%s'}},'sorts':[{'timestamp':'created_time','direction':'ascending'}]}"
                  .formatted(from));
      seen.addAll(answer.ids());
      from = String.valueOf(answer.at("results", answer.ids().size() - 1, "created_time"));
    }

    assertThat(seen).isEqualTo(ids);
  }

  @Test
  void pagesMayHaveFewerRowsThanRequested() {
    var shortPages = SandboxFixture.with(options -> options.fill(SandboxOptions.Fill.SHORT));
    for (int i = 0; i < 10; i++) {
      shortPages.add(Map.of("Amount", i));
    }

    Answer answer = shortPages.query("{'page_size':9}");

    assertThat(answer.ids()).hasSize(6);
    assertThat(answer.at("has_more")).isEqualTo(true);
  }

  @Test
  void queriesLagBehindWritesAndReadsByIdDoNot() {
    var lagging = SandboxFixture.with(options -> options.queryLag(Duration.ofSeconds(5)));
    String person = lagging.person("Ada");
    String contains = "{'property':'Person','relation':{'contains':'%s'}}".formatted(person);
    String id =
        String.valueOf(
            lagging.create("{'Person':{'relation':[{'id':'" + person + "'}]}}").at("id"));

    assertThat(lagging.filter(contains).ids()).isEmpty();
    assertThat(lagging.get("/v1/pages/" + id).status()).isEqualTo(200);

    lagging.advance(Duration.ofSeconds(5));
    assertThat(lagging.filter(contains).ids()).containsExactly(id);

    lagging.patch("/v1/pages/" + id, "{\"properties\":{\"Person\":{\"relation\":[]}}}");
    assertThat(lagging.filter(contains).ids()).containsExactly(id);
    lagging.advance(Duration.ofSeconds(5));
    assertThat(lagging.filter(contains).ids()).isEmpty();
  }

  private List<String> addSpread(int count) {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ids.add(sandbox.add(Map.of("Amount", i % 7)));
      sandbox.advance(Duration.ofSeconds(61));
    }
    return ids;
  }

  private List<String> readAll(String members, int pageSize) {
    List<String> ids = new ArrayList<>();
    String cursor = "";
    for (int page = 0; page < MAX_PAGES; page++) {
      Answer answer = sandbox.query("{%s,'page_size':%d%s}".formatted(members, pageSize, cursor));
      ids.addAll(answer.ids());
      if (answer.at("next_cursor") == null) {
        return ids;
      }
      cursor = ",'start_cursor':'" + answer.at("next_cursor") + "'";
    }
    throw new IllegalStateException("the pages do not end");
  }

  private List<String> matches(String filter) {
    Answer answer = sandbox.filter(filter);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.ids();
  }
}
