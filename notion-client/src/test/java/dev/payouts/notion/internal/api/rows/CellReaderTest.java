package dev.payouts.notion.internal.api.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.squareup.moshi.JsonDataException;
import dev.payouts.notion.internal.api.AnswerBody;
import java.io.IOException;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values as in notion-client/NOTION.md and the API's reference, and from a hostile server. */
class CellReaderTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "{'id':'a','type':'title','title':[{'plain_text':'ORD :: '},{'plain_text':'an'}]} | ORD :: an",
        "{'type':'rich_text','rich_text':[{'type':'text','plain_text':'x','href':null}]} | x",
        "{'type':'select','select':{'id':'1','name':'USD','color':'red'}} | USD",
        "{'type':'status','status':{'name':'Approved'}} | Approved",
        "{'type':'date','date':{'start':'2026-10-31','end':null,'time_zone':null}} | 2026-10-31",
        "{'type':'formula','formula':{'type':'string','string':'2026-10'}} | 2026-10",
        "{'type':'formula','formula':{'type':'date','date':{'start':'2026-10-01'}}} | 2026-10-01",
      })
  void textsOfEveryTypeAreRead(String json, String text) throws IOException {
    assertThat(read(json).text()).isEqualTo(text);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "2200.55, 2200.55",
    "0.1, 0.1",
    "1e3, 1000",
    "4.9e-324, 4.9e-324",
    "25000000, 25000000",
    "-3, -3",
    "123456789012345678.123456789, 123456789012345678.123456789"
  })
  void numbersAreReadToTheLastDigit(String digits, String number) throws IOException {
    assertThat(read("{'type':'number','number':" + digits + "}").number())
        .isEqualByComparingTo(number);
    assertThat(read("{'formula':{'type':'number','number':" + digits + "}}").number())
        .isEqualByComparingTo(number);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "{'type':'number','number':null}",
        "{'type':'select','select':null}",
        "{'type':'date','date':null}",
        "{'type':'title','title':[]}",
        "{'type':'relation','relation':[],'has_more':false}",
        "{'type':'multi_select','multi_select':[]}",
        "{'type':'formula','formula':{'type':'number','number':null}}",
        "{'type':'formula','formula':{'type':'string','string':''}}",
        "{'type':'rollup','rollup':{'type':'array','array':[],'function':'show_original'}}",
        "{'type':'rollup','rollup':{'type':'array','array':[{'type':'relation','relation':[]}]}}",
      })
  void missingValuesAreEmptyAndNotUnavailable(String json) throws IOException {
    assertThat(read(json).state()).isEqualTo(Cell.State.EMPTY);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "{'type':'formula','formula':{'type':'unsupported','unsupported':{}}}",
        "{'type':'formula','formula':{'type':'incomplete'}}",
        "{'type':'formula','formula':{'type':'error','error':'division'}}",
        "{'type':'rollup','rollup':{'type':'incomplete','incomplete':{},'function':'sum'}}",
        "{'type':'rollup','rollup':{'type':'unsupported','unsupported':{}}}",
        "{'type':'rollup','rollup':{'type':'array','array':[{'type':'wizardry','wizardry':1}]}}",
        "{'type':'wizardry','wizardry':{'deep':[1,{'number':3}]}}",
        "{'type':'rollup','rollup':{'type':'array','array':[{'type':'number','number':1}]}}",
        "{'rollup':{'array':[{'type':'number','number':1},{'type':'number','number':2}]}}",
        "{'rollup':{'array':[{'type':'relation','relation':[{'id':'a'}]},{'number':0}]}}",
        "{'type':'number','number':1e400}",
        "{'type':'number','number':1e-341}",
        "{'type':'number','number':12345678901234567890123456789012345678901}",
        "{}",
      })
  void valuesNotComputedOrOfUnknownTypesAreUnavailableAndNotEmpty(String json) throws IOException {
    assertThat(read(json).state()).isEqualTo(Cell.State.UNAVAILABLE);
  }

  @Test
  void relationsAndRollupsOfRelationsListTheirPages() throws IOException {
    assertThat(read("{'type':'relation','relation':[{'id':'a'},{'id':'b'}],'has_more':false}"))
        .satisfies(cell -> assertThat(cell.list()).containsExactly("a", "b"))
        .satisfies(cell -> assertThat(cell.extent()).isEqualTo(Cell.Extent.WHOLE));
    assertThat(
            read("{'rollup':{'type':'array','array':[{'type':'relation','relation':[{'id':'a'}]},"
                    + "{'type':'relation','relation':[{'id':'b'}]}]}}")
                .list())
        .containsExactly("a", "b");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "{'type':'relation','relation':null,'has_more':false}",
        "{'type':'relation','relation':{}}",
        "{'type':'relation','relation':[{}],'has_more':false}",
        "{'type':'relation','relation':[{'id':'a'},{'id':null}],'has_more':false}",
        "{'type':'relation','relation':[null],'has_more':false}",
        "{'rollup':{'type':'array','array':[{'type':'relation','relation':null}]}}",
      })
  void aRelationThatDoesNotNameItsPagesIsInvalidAndNotEmpty(String json) {
    assertThatThrownBy(() -> read(json)).isInstanceOf(JsonDataException.class);
  }

  @Test
  void peopleWithoutANameAreLeftOut() throws IOException {
    assertThat(read("{'type':'people','people':[{'object':'user','id':'u'},{'name':'An'}]}").list())
        .containsExactly("An");
  }

  @Test
  void valuesThatAPageObjectCutsOffAreMarkedAsCutOff() throws IOException {
    assertThat(read("{'has_more':true,'type':'relation','relation':[{'id':'a'}]}").extent())
        .isEqualTo(Cell.Extent.CUT_OFF);
    String entries = String.join(",", Collections.nCopies(25, "{'plain_text':'x'}"));
    assertThat(read("{'type':'rich_text','rich_text':[" + entries + "]}").extent())
        .isEqualTo(Cell.Extent.CUT_OFF);
  }

  private static Cell read(String json) throws IOException {
    return AnswerBody.ofUtf8(json.replace('\'', '"')).read(CellReader::read);
  }
}
