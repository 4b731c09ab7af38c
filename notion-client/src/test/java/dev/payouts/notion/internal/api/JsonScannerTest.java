package dev.payouts.notion.internal.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonEncodingException;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The grammar of RFC 8259, whether a value is read or passed over. */
class JsonScannerTest {
  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "[1 2]",
        "[1,]",
        "[,1]",
        "[1",
        "{'a':1,}",
        "{'a' 1}",
        "{'a':}",
        "{a:1}",
        "{,}",
        "{'a':1]",
        "[1}",
        "tru",
        "trux",
        "nul",
        "falsy",
        "01",
        "-",
        "+1",
        "1.",
        ".5",
        "1e",
        "1e+",
        "0x10",
        "NaN",
        "'",
        "'a",
        "'\\",
        "'\\x'",
        "'\\u12",
        "'\\u12g4'",
        "'\n'",
        "'a\u0001b'",
        "}",
        "]",
        "1 2",
        "{} x",
        "",
        " ",
        "// comment",
        "\uFEFF{}",
        "['12345678\t']",
        "[\f1]"
      })
  void whatIsNoJsonIsNotPassedOver(String json) {
    assertThatThrownBy(() -> passOver(json)).isInstanceOf(IOException.class);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "{}",
        "[]",
        " [ ] ",
        "{ \n'a' :\t1 ,'b':[ true , false , null ]\r}",
        "0",
        "-0",
        "-0.0e-0",
        "10.25E+3",
        "''",
        "'\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9'",
        "[[],{},'']",
        "'\u007f'"
      })
  void jsonIsPassedOver(String json) throws IOException {
    passOver(json);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "'{'a':1 'b':2}'|",
        "'{'a' 1}'|",
        "'{,'a':1}'|",
        "'{'a':1,}'|",
        "'{'a':1'|",
        "'{'a\\q':1}'|",
      })
  void whatIsNoObjectIsNotSteppedThrough(String quoted) {
    String json = quoted.substring(1, quoted.length() - 1);
    assertThatThrownBy(() -> body(json).scan(JsonScannerTest::sumOfFields))
        .isInstanceOf(IOException.class);
  }

  @Test
  void everyByteThatIsMissingAtTheEndIsMissed() throws IOException {
    String json =
        "{'results':[{'id':'0123456789','n':-12.5e3,'t':[true,null],'u':'\\u00e9\\n'}],'z':{}}";
    byte[] whole = json.replace('\'', '"').getBytes(UTF_8);
    passOver(json);
    for (int length = 0; length < whole.length; length++) {
      var cut = new AnswerBody(Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> cut.scan(JsonScannerTest::passedOver))
          .as("%d bytes", length)
          .isInstanceOf(EOFException.class);
    }
  }

  @Test
  void aStringEndsAtItsQuoteWhereverThatIsAmongEightBytes() throws IOException {
    for (int before = 0; before < 9; before++) {
      for (int length = 0; length < 40; length++) {
        String text = "é€x ".repeat(10).substring(0, length);
        String padding = " ".repeat(before);
        assertThat(body(padding + "'" + text + "'").scan(JsonScanner::nextString)).isEqualTo(text);
        assertThat(body(padding + "'" + text + "\\u0041\\\\!'").scan(JsonScanner::nextString))
            .isEqualTo(text + "A\\!");
        assertThatThrownBy(() -> passOver(padding + "'" + text + "\u001f" + text + "'"))
            .isInstanceOf(JsonEncodingException.class);
      }
    }
  }

  @Test
  void everyCharacterOfAsciiIsAsRfc8259HasItWhereverItIsAmongEightBytes() throws IOException {
    for (char c = 0; c < 0x80; c++) {
      for (int before = 0; before < 9; before++) {
        String text = "y".repeat(before) + c + "yyyyyyyyy";
        AnswerBody body = new AnswerBody(("\"" + text + "\"").getBytes(UTF_8));
        if (c >= ' ' && c != '"' && c != '\\') {
          assertThat(body.scan(JsonScanner::nextString)).isEqualTo(text);
        } else {
          assertThatThrownBy(() -> body.scan(JsonScanner::nextString))
              .isInstanceOf(JsonEncodingException.class);
        }
      }
    }
  }

  @Test
  void escapesStandForTheirCharactersAlsoBeyondTheBasicPlane() throws IOException {
    assertThat(
            body("'\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00C9\\ud83d\\uDE00\uD83D\uDE00'")
                .scan(JsonScanner::nextString))
        .isEqualTo("\"\\/\b\f\n\r\t\u00c9\uD83D\uDE00\uD83D\uDE00");
  }

  @Test
  void aNameIsFoundHoweverItIsWrittenAndNoOtherIs() throws IOException {
    JsonNames names = JsonNames.of("Größe", "a\\b", "a", "", "ab", "ba", "Status", "Statux");
    assertThat(nameAmong(names, "Größe")).isZero();
    assertThat(nameAmong(names, "Gr\\u00f6\\u00DFe")).isZero();
    assertThat(nameAmong(names, "a\\\\b")).isEqualTo(1);
    assertThat(nameAmong(names, "a\\b")).isEqualTo(-1); // a backspace
    assertThat(nameAmong(names, "\\u0061")).isEqualTo(2);
    assertThat(nameAmong(names, "")).isEqualTo(3);
    assertThat(nameAmong(names, "Status")).isEqualTo(6);
    assertThat(nameAmong(names, "Statux")).isEqualTo(7);
    assertThat(nameAmong(names, "status")).isEqualTo(-1);
    assertThat(nameAmong(names, "Statu")).isEqualTo(-1);
  }

  @Test
  void nestingHasALimitAndNoStackOverflows() throws IOException {
    passOver("[".repeat(JsonScanner.MAX_DEPTH) + "]".repeat(JsonScanner.MAX_DEPTH));
    for (String opening : new String[] {"[", "{'a':"}) {
      for (int depth : new int[] {JsonScanner.MAX_DEPTH + 1, 1_000_000}) {
        assertThatThrownBy(() -> passOver(opening.repeat(depth)))
            .isInstanceOf(JsonDataException.class);
        assertThatThrownBy(() -> body("{'f':" + opening.repeat(depth)).scan(CellReader::read))
            .isInstanceOf(JsonDataException.class);
      }
    }
    assertThatThrownBy(() -> body("{'formula':".repeat(1_000_000)).scan(CellReader::read))
        .isInstanceOf(JsonDataException.class);
  }

  @Test
  void aTextThatIsNotUtf8IsNotMadeAndOneOfReplacementCharactersIs() throws IOException {
    for (String bytes : new String[] {"a\u00ff", "\u00c3", "\u00ed\u00a0\u00bd", "\u00c0\u0080"}) {
      var body = new AnswerBody(("\"" + bytes + "\"").getBytes(ISO_8859_1));
      assertThatThrownBy(() -> body.scan(JsonScanner::nextString))
          .isInstanceOf(JsonEncodingException.class);
    }
    assertThat(body("'\uFFFD'").scan(JsonScanner::nextString)).isEqualTo("\uFFFD");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"1", "true", "null", "[]", "{}"})
  void anotherKindOfValueThanAStringIsNotReadAsOne(String json) {
    assertThatThrownBy(() -> body(json).scan(JsonScanner::nextString))
        .isInstanceOf(JsonDataException.class);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"'1'", "true", "null", "[]", "{}"})
  void anotherKindOfValueThanANumberIsNotReadAsOne(String json) {
    assertThatThrownBy(() -> body(json).scan(JsonScanner::nextNumber))
        .isInstanceOf(JsonDataException.class);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"'true'", "1", "null", "[]", "{}"})
  void anotherKindOfValueThanTrueOrFalseIsNotReadAsOne(String json) {
    assertThatThrownBy(() -> body(json).scan(JsonScanner::nextBoolean))
        .isInstanceOf(JsonDataException.class);
  }

  @Test
  void aTextThatComesAgainIsTheSameObjectAndOneThatIsLikeItIsNot() throws IOException {
    String json = "['Approved','Approved','Approvee','4pproved','Approve\\u0064','Approved']";
    body(json)
        .scan(
            scanner -> {
              scanner.beginArray();
              String first = entry(scanner);
              assertThat(entry(scanner)).isSameAs(first);
              assertThat(entry(scanner)).isEqualTo("Approvee");
              assertThat(entry(scanner)).isEqualTo("4pproved");
              assertThat(entry(scanner)).isEqualTo("Approved");
              assertThat(entry(scanner)).isEqualTo("Approved");
              return scanner.hasNextEntry();
            });
  }

  private static String entry(JsonScanner json) throws IOException {
    assertThat(json.hasNextEntry()).isTrue();
    return json.nextString();
  }

  private static int nameAmong(JsonNames names, String name) throws IOException {
    return body("{'" + name + "':0}")
        .scan(
            json -> {
              json.beginObject();
              assertThat(json.hasNextName()).isTrue();
              int position = json.nextName(names);
              json.skipValue();
              assertThat(json.hasNextName()).isFalse();
              return position;
            });
  }

  private static int sumOfFields(JsonScanner json) throws IOException {
    JsonNames names = JsonNames.of("a", "b");
    int sum = 0;
    json.beginObject();
    while (json.hasNextName()) {
      sum += json.nextName(names) + Integer.parseInt(json.nextNumber());
    }
    return sum;
  }

  private static void passOver(String json) throws IOException {
    body(json).scan(JsonScannerTest::passedOver);
  }

  private static boolean passedOver(JsonScanner json) throws IOException {
    json.skipValue();
    return true;
  }

  private static AnswerBody body(String json) {
    return AnswerBody.ofUtf8(json.replace('\'', '"'));
  }
}
