package dev.payouts.notion.internal.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.squareup.moshi.JsonDataException;
import dev.payouts.core.host.SystemHost;
import dev.payouts.notion.NotionToken;
import dev.payouts.notion.internal.api.rows.Cell;
import dev.payouts.notion.internal.api.rows.PropertyItems;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Responses of the property endpoint over HTTP are read or unavailable, never mistaken for empty.
 */
@Tag("slow")
class PropertyItemsTest {
  private final MockWebServer server = new MockWebServer();

  @BeforeEach
  void start() throws Exception {
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Cell read(String... answers) throws NotionException {
    for (String answer : answers) {
      server.enqueue(new MockResponse(200, okhttp3.Headers.of(), answer.replace('\'', '"')));
    }
    URI baseUrl = URI.create("http://127.0.0.1:" + server.getPort());
    try (var http =
        new OkHttpTransport(
            baseUrl, new NotionToken("token"), "2026-03-11", Duration.ofSeconds(10))) {
      var api = new NotionApi(new ApiSender(http, new SystemHost(), null));
      return api.property("page", "property");
    }
  }

  private static String list(String results, String rest) {
    return "{'object':'list','results':[%s],'next_cursor':null,'has_more':false%s}"
        .formatted(results, rest);
  }

  @Test
  void aSingleValueIsRead() throws NotionException {
    assertThat(read("{'object':'property_item','id':'x','type':'number','number':2.5}").number())
        .isEqualByComparingTo("2.5");
    assertThat(
            read("{'type':'formula','object':'property_item','formula':{'type':'number','number':8}}")
                .number())
        .isEqualByComparingTo(BigDecimal.valueOf(8));
    assertThat(read("{'object':'property_item','type':'number','number':null}"))
        .isEqualTo(Cell.EMPTY);
  }

  @Test
  void aRollupIsTheResultThatNotionComputedFromAllParts() throws NotionException {
    String number = "{'object':'property_item','type':'number','number':%d}";
    String rollup = ",'property_item':{'type':'rollup','rollup':{'type':'%s','number':%s}}";
    assertThat(
            read(
                    "{'object':'list','results':[%s],'next_cursor':'c','has_more':true%s}"
                        .formatted(number.formatted(1), rollup.formatted("number", "1")),
                    list(number.formatted(2), rollup.formatted("number", "3")))
                .number())
        .isEqualByComparingTo("3");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "{'object':'property_item','type':'rollup','rollup':{'type':'unsupported'}}",
        "{'object':'property_item','type':'wizardry','wizardry':1}",
        "{'object':'list','results':[{'type':'number','number':1}],'has_more':false}",
        "{'object':'list','results':[{'type':'number','number':1},{'type':'number','number':2}],'has_more':false}",
        "{'object':'list','results':[],'has_more':false,'property_item':{'rollup':{'type':'incomplete'}}}",
        "{'object':'list','results':[{'type':'relation','relation':[{'id':'a'}],'has_more':true}],'has_more':false}",
        "{'results':[{'type':'relation','relation':{'id':'a'}}]}",
        "{'object':'page','id':'p'}",
        "{}",
      })
  void anythingButOneValueIsUnavailable(String answer) throws NotionException {
    assertThat(read(answer)).isEqualTo(Cell.UNAVAILABLE);
  }

  @Test
  void aRollupOfRelationsListsThePagesOfItsEntries() throws NotionException {
    String entry = "{'object':'property_item','type':'relation','relation':{'id':'%s'}}";
    String rollup =
        ",'property_item':{'type':'rollup','rollup':{'type':'array','array':[],'function':'x'}}";
    assertThat(read(list(entry.formatted("a") + "," + entry.formatted("b"), rollup)).list())
        .containsExactly("a", "b");
  }

  @Test
  void aListWithoutHasMoreIsInvalid() {
    String[] answers = new String[ApiSender.MAX_ATTEMPTS];
    Arrays.fill(answers, "{'object':'list','results':[{'type':'relation','relation':{'id':'a'}}]}");
    assertThatThrownBy(() -> read(answers)).hasMessageContaining("not an answer of the API");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "{'object':'list','has_more':false}",
        "{'object':'list','results':null,'has_more':false}",
        "{'object':'list','has_more':true,'next_cursor':'c'}",
        "{'object':'list','has_more':false,'property_item':{'rollup':{'type':'array','array':[]}}}",
        "{'object':'list','results':[{'type':'relation','relation':null}],'has_more':false}",
        "{'object':'list','results':[{'type':'relation','relation':{}}],'has_more':false}",
      })
  void aListWithoutItsEntriesIsInvalidAndNotEmpty(String answer) {
    assertThatThrownBy(
            () -> AnswerBody.ofUtf8(answer.replace('\'', '"')).read(PropertyItems.NONE::readOn))
        .isInstanceOfAny(JsonDataException.class, IllegalArgumentException.class);
  }

  @Test
  void aListWithoutEntriesIsEmpty() throws NotionException {
    assertThat(read(list("", ",'property_item':{'type':'relation','relation':{}}")))
        .isEqualTo(Cell.EMPTY);
  }

  @Test
  void aListWhoseNextPartIsNotAListIsInvalid() {
    String first = list("{'type':'relation','relation':{'id':'a'}}", "");
    String cutOff = first.replace("null", "'c'").replace("false", "true");
    assertThatThrownBy(
            () -> {
              String[] answers = new String[1 + ApiSender.MAX_ATTEMPTS];
              Arrays.fill(answers, "{'type':'number','number':1}");
              answers[0] = cutOff;
              read(answers);
            })
        .hasMessageContaining("not an answer of the API");
  }
}
