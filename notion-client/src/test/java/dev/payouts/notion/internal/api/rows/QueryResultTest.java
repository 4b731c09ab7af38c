package dev.payouts.notion.internal.api.rows;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonEncodingException;
import dev.payouts.notion.internal.api.AnswerBody;
import dev.payouts.notion.internal.api.rows.QueryResult.Completeness;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The requested properties of rows are read completely or not at all. */
class QueryResultTest {
  private static final Projection NAME_AND_HOURS =
      new Projection(ImmutableList.of(property("Name", "title"), property("Hours", "number")));

  private static final String NAME =
      "'Name':{'id':'title','type':'title','title':[{'plain_text':'ORD'}]}";
  private static final String HOURS = "'Hours':{'id':'x','type':'number','number':160.5}";

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "{'type':'number','number':'a lot'}",
        "{'type':'number','number':1e999999999999}",
        "{'type':'relation','relation':{'id':[[]]},'has_more':'perhaps'}",
        "{'type':7,'title':[7,{'plain_text':{}}]}",
        "{'type':'date','date':{'start':false}}",
        "{'number':1,'number':2,'title':3}",
        "'no object'",
        "[[[{}]]]",
        "null",
        "-0.0e-0",
      })
  void propertiesThatWereNotRequestedMayBeAbsurd(String absurd) throws IOException {
    String other = "'Other':" + absurd;
    for (String properties :
        new String[] {
          NAME + "," + HOURS + "," + other, other + "," + NAME + "," + HOURS,
        }) {
      Page page = onlyRow("'absurd':" + absurd + ",'properties':{" + properties + "}");
      assertThat(page.cell("Name").text()).isEqualTo("ORD");
      assertThat(page.cell("Hours").number()).isEqualByComparingTo("160.5");
    }
  }

  @Test
  void aResultThatIsNotAPageIsSkippedWhateverItsProperties() throws IOException {
    String nested =
        "{'object':'data_source','id':'d','properties':{'Name':7,'Hours':{'number':{'format':[]}}}}";
    String page = "{'object':'page','id':'p','properties':{" + NAME + "," + HOURS + "}}";
    QueryResult result =
        read(
            AnswerBody.ofUtf8(
                ("{'results':[" + nested + "," + page + "," + nested + "],'has_more':false}")
                    .replace('\'', '"')));
    assertThat(result.pages()).singleElement().extracting(Page::id).isEqualTo("p");
  }

  @Test
  void aDuplicateFieldIsRejectedIfRequested() throws IOException {
    for (String twice :
        new String[] {
          "'in_trash':false,'in_trash':true,'properties':{" + NAME + "}",
          "'properties':{" + NAME + "},'properties':{" + NAME + "}",
          "'properties':{" + NAME + "," + NAME + "}",
          "'properties':{'Hours':{'type':'number','number':1,'number':2}}",
        }) {
      assertThatThrownBy(() -> onlyRow(twice)).as(twice).isInstanceOf(JsonDataException.class);
    }
    assertThatThrownBy(() -> read(AnswerBody.ofUtf8("{\"results\":[],\"results\":[]}")))
        .isInstanceOf(JsonDataException.class);
    String schema = "{'id':'d','properties':{'A':{'id':'x','type':'title','type':'number'}}}";
    assertThatThrownBy(
            () -> AnswerBody.ofUtf8(schema.replace('\'', '"')).read(DataSourceSchema::read))
        .isInstanceOf(JsonDataException.class);
    assertThat(onlyRow("'url':'a','url':'b','properties':{" + NAME + "}").cell("Name").text())
        .isEqualTo("ORD");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "'Hours':{'type':'number','number':'160'}",
        "'Hours':{'type':'number','number':true}",
        "'Hours':[]",
        "'Hours':null",
        "'Name':{'type':'title','title':'ORD'}",
        "'Name':{'type':'title','title':[7]}",
        "'Name':{'type':'title','title':[{'plain_text':7}]}",
      })
  void aRequestedValueOfAnotherKindIsInvalid(String property) {
    assertThatThrownBy(() -> onlyRow("'properties':{" + property + "}"))
        .isInstanceOf(JsonDataException.class);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "2026-10-31T23:59:00.000Z, 2026-10-31T23:59:00Z",
    "2026-10-31T23:59:59.999Z, 2026-10-31T23:59:59.999Z",
    "2024-02-29T00:00:00.001Z, 2024-02-29T00:00:00.001Z",
    "0001-01-01T00:00:00.000Z, 0001-01-01T00:00:00Z",
    "2026-10-31T23:59:00Z, 2026-10-31T23:59:00Z",
    "2026-10-31T23:59Z, 2026-10-31T23:59:00Z",
    "2026-10-31T23:59:00.000+07:00, 2026-10-31T16:59:00Z",
    "2026-10-31T23:59:00.123456Z, 2026-10-31T23:59:00.123456Z",
  })
  void timesAreReadInEveryFormat(String text, Instant time) throws IOException {
    assertThat(onlyRow("'created_time':'" + text + "'").createdTime()).isEqualTo(time);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "2026-02-29T00:00:00.000Z",
        "2026-13-01T00:00:00.000Z",
        "2026-00-01T00:00:00.000Z",
        "2026-10-00T00:00:00.000Z",
        "2026-10-31T24:00:00.000Z",
        "2026-10-31T23:60:00.000Z",
        "2026-10-31T23:59:60.000Z",
        "2026-10-31 23:59:00.000Z",
        "2026-10-31T23:59:00.000z ",
        "2026-10-31T23:59:00.000",
        "2026-10-31",
        "٢٠٢٦-10-31T23:59:00.000Z",
        "-026-10-31T23:59:00.000Z",
        "1793404740000",
        "",
      })
  void anInvalidTimeMakesTheResponseInvalid(String text) {
    assertThatThrownBy(() -> onlyRow("'created_time':'" + text + "'"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("not a time");
  }

  @Test
  void aResponseTruncatedAnywhereIsInvalid() {
    String rows =
        rows("'created_time':'2026-10-31T23:59:00.000Z','properties':{" + NAME + "," + HOURS + "}")
            .replace("}]", "},{'id':'p2','properties':{'Möre':[1,{'a':'\\u00e9'}]}}]");
    byte[] whole = rows.replace('\'', '"').getBytes(UTF_8);
    for (int length = 0; length < whole.length; length++) {
      var cut = new AnswerBody(Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> read(cut)).as("%d bytes", length).isInstanceOf(IOException.class);
    }
  }

  @Test
  void whatFollowsAnAnswerMakesItNone() {
    assertThatThrownBy(() -> read(AnswerBody.ofUtf8(rows("'properties':{}") + "{")))
        .isInstanceOf(JsonEncodingException.class);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "{}",
        "{'results':null,'has_more':false}",
        "{'results':[]}",
        "{'results':[],'has_more':null,'next_cursor':'c'}",
        "{'results':[],'has_more':true}",
        "{'results':[],'has_more':true,'next_cursor':null}",
        "{'results':[{}],'has_more':false}"
      })
  void aResultWithoutRowsOrCursorOrIdIsNoAnswer(String json) {
    assertThatThrownBy(() -> read(AnswerBody.ofUtf8(json.replace('\'', '"'))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "null | COMPLETE",
        "{'type':'complete'} | COMPLETE",
        "{'type':'incomplete'} | INCOMPLETE",
        "{'type':'another'} | INCOMPLETE",
        "{'type':null} | INCOMPLETE",
        "{} | INCOMPLETE",
      })
  void aResultIsCompleteUnlessItReportsOtherwise(String status, Completeness completeness)
      throws IOException {
    String json = "{'results':[],'has_more':false,'request_status':" + status + "}";
    assertThat(read(AnswerBody.ofUtf8(json.replace('\'', '"'))).completeness())
        .isEqualTo(completeness);
  }

  private static Page onlyRow(String fields) throws IOException {
    ImmutableList<Page> pages = read(AnswerBody.ofUtf8(rows(fields))).pages();
    assertThat(pages).hasSize(1);
    return pages.get(0);
  }

  private static String rows(String fields) {
    return "{'object':'list','results':[{'object':'page','id':'p1',%s}],'has_more':false}"
        .formatted(fields)
        .replace('\'', '"');
  }

  private static QueryResult read(AnswerBody body) throws IOException {
    return body.read(json -> QueryResult.read(json, NAME_AND_HOURS));
  }

  private static DataSourceSchema.Property property(String name, String type) {
    return new DataSourceSchema.Property(name, "id", type, ImmutableList.of());
  }
}
