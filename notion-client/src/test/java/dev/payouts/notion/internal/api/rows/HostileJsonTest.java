package dev.payouts.notion.internal.api.rows;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonEncodingException;
import com.squareup.moshi.JsonReader;
import dev.payouts.notion.internal.api.AnswerBody;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Anything but exactly one JSON value in UTF-8 is rejected, and random JSON is read like its tree.
 */
class HostileJsonTest {
  private static final int TOO_DEEP = 1_000_000;
  private static final String CHARACTERS = "ab:,{}[] 019éß€\uD83D\uDE00\uFFFD\u007f";
  private static final String[] ESCAPES = {
    "\\\"", "\\\\", "\\/", "\\n", "\\u00e9", "\\u20AC", "\\ud83d\\ude00", "\\ud83d"
  };
  private static final String[] SPACES = {"", "", "", " ", "\n", "\t ", "\r\n"};

  static IntStream seeds() {
    return IntStream.range(0, 300);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "[1 2]",
        "[1,]x",
        "[1",
        "{'a':1,}",
        "{'a' 1}",
        "{'a':}",
        "{a:1}",
        "{'a':1]",
        "[1}",
        "trux",
        "01",
        "1.",
        ".5",
        "0x10",
        "NaN",
        "'a",
        "'\\x'",
        "'\\u12g4'",
        "}",
        "1 2",
        "{} x",
        "{}{",
        "",
        "// comment",
        "\uFEFF{"
      })
  void anythingButOneJsonValueIsRejectedEvenIfSkipped(String json) {
    assertThatThrownBy(() -> body(json).read(HostileJsonTest::passedOver))
        .isInstanceOf(IOException.class);
  }

  @Test
  void nestingIsLimitedAndDoesNotOverflowTheStack() {
    for (String opening : new String[] {"[", "{'a':", "{'formula':"}) {
      for (String start : new String[] {"", "{'f':"}) {
        AnswerBody body = body(start + opening.repeat(TOO_DEEP));
        assertThatThrownBy(() -> body.read(HostileJsonTest::passedOver))
            .isInstanceOf(JsonDataException.class);
        assertThatThrownBy(() -> body.read(CellReader::read)).isInstanceOf(JsonDataException.class);
      }
    }
  }

  @Test
  void everyTruncationIsDetected() throws IOException {
    String json =
        "{'results':[{'id':'0123456789','n':-12.5e3,'t':[true,null],'u':'\\u00e9\\n'}],'z':{}}";
    byte[] whole = json.replace('\'', '"').getBytes(UTF_8);
    assertThat(new AnswerBody(whole).read(HostileJsonTest::passedOver)).isTrue();
    for (int length = 0; length < whole.length; length++) {
      var cut = new AnswerBody(Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> cut.read(HostileJsonTest::passedOver))
          .as("%d bytes", length)
          .isInstanceOf(IOException.class);
    }
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"a\u00ff", "\u00c3", "\u00ed\u00a0\u00bd", "\u00c0\u0080"})
  void invalidUtf8IsRejectedRequestedOrNot(String bytes) throws IOException {
    for (String json : new String[] {"{\"title\":\"%s\"}", "{\"%s\":0}", "{\"other\":[\"%s\"]}"}) {
      var body = new AnswerBody(json.formatted(bytes).getBytes(ISO_8859_1));
      assertThatThrownBy(() -> body.read(CellReader::read))
          .isInstanceOf(JsonEncodingException.class);
    }
    assertThat(body("'\uFFFD'").read(JsonFields::string)).isEqualTo("\uFFFD");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"1", "true", "null", "[]", "{}"})
  void valuesOtherThanStringsAreNotReadAsStrings(String json) {
    assertThatThrownBy(() -> body(json).read(JsonFields::string))
        .isInstanceOf(JsonDataException.class);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void requestedFieldsAreReadAsInTheTreeAndOthersAreSkipped(int seed) throws IOException {
    var random = new Random(seed);
    StringBuilder text = new StringBuilder();
    write(text, random, 5);
    AnswerBody body = AnswerBody.ofUtf8(text.toString());
    Object tree = body.read(JsonReader::readJsonValue);

    body.read(
        json -> {
          check(json, tree, random);
          return true;
        });
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void noiseAndCorruptedBytesAreRejectedOrReadCompletely(int seed) {
    var random = new Random(seed);
    byte[] noise = new byte[1 + random.nextInt(60)];
    random.nextBytes(noise);
    noise[0] = (byte) "{[\"1-t".charAt(random.nextInt(6));
    readOrRejected(noise);
    StringBuilder text = new StringBuilder();
    write(text, random, 4);
    byte[] whole = text.toString().getBytes(UTF_8);
    for (int i = 0; i < 50; i++) {
      byte[] broken = whole.clone();
      broken[random.nextInt(whole.length)] = (byte) "{}[]\",:\\0-e.n \n".charAt(random.nextInt(15));
      readOrRejected(broken);
    }
  }

  /** Any other exception fails the test. */
  private static void readOrRejected(byte[] bytes) {
    try {
      new AnswerBody(bytes).read(CellReader::read);
    } catch (IOException | JsonDataException refused) {
      assertThat(refused).hasMessageNotContainingAny("Exception");
    }
  }

  private static boolean passedOver(JsonReader json) throws IOException {
    json.skipValue();
    return true;
  }

  private static void check(JsonReader json, @Nullable Object tree, Random random)
      throws IOException {
    if (random.nextInt(6) == 0) {
      json.skipValue();
    } else if (tree instanceof Map<?, ?> object) {
      checkObject(json, object, random);
    } else if (tree instanceof List<?> array) {
      json.beginArray();
      for (Object entry : array) {
        assertThat(json.hasNext()).isTrue();
        check(json, entry, random);
      }
      json.endArray();
    } else if (tree instanceof String text) {
      assertThat(JsonFields.string(json)).isEqualTo(text);
    } else if (tree instanceof Number number) {
      assertThat(new BigDecimal(json.nextString()).doubleValue()).isEqualTo(number.doubleValue());
    } else if (tree instanceof Boolean truth) {
      assertThat(json.nextBoolean()).isEqualTo(truth);
    } else {
      assertThat(JsonFields.skipNull(json)).isTrue();
    }
  }

  /** Requests some of an object's fields, and one that it does not have. */
  private static void checkObject(JsonReader json, Map<?, ?> object, Random random)
      throws IOException {
    List<String> asked = new ArrayList<>();
    for (Object name : object.keySet()) {
      if (random.nextInt(4) > 0) {
        asked.add((String) name);
      }
    }
    asked.add("not it");
    var fields = new JsonFields(json, JsonReader.Options.of(asked.toArray(new String[0])));
    for (int i = 0; i < asked.size() - 1; i++) {
      assertThat(fields.next()).isEqualTo(i);
      check(json, object.get(asked.get(i)), random);
    }
    assertThat(fields.next()).isEqualTo(JsonFields.END);
  }

  private static void write(StringBuilder json, Random random, int depth) {
    json.append(space(random));
    switch (random.nextInt(depth == 0 ? 5 : 9)) {
      case 0 -> json.append("null");
      case 1 -> json.append(random.nextBoolean());
      case 2 -> json.append(random.nextInt(2_000) - 1_000);
      case 3 -> json.append(random.nextInt(100)).append(random.nextBoolean() ? ".50" : "e-2");
      case 4 -> json.append(string(random));
      case 5, 6 -> writeArray(json, random, depth - 1);
      default -> writeObject(json, random, depth - 1);
    }
    json.append(space(random));
  }

  private static void writeArray(StringBuilder json, Random random, int depth) {
    List<String> entries = new ArrayList<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      StringBuilder entry = new StringBuilder();
      write(entry, random, depth);
      entries.add(entry.toString());
    }
    String inside = entries.isEmpty() ? space(random) : String.join(",", entries);
    json.append('[').append(inside).append(']');
  }

  private static void writeObject(StringBuilder json, Random random, int depth) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      StringBuilder field = new StringBuilder();
      String name = string(random).replaceFirst("\"$", i + "\"");
      write(field.append(name).append(space(random)).append(':'), random, depth);
      fields.put(name, field.toString());
    }
    json.append('{').append(space(random)).append(String.join(",", fields.values())).append('}');
  }

  private static String string(Random random) {
    StringBuilder text = new StringBuilder("\"");
    for (int i = random.nextInt(1 + random.nextInt(60)); i > 0; i--) {
      if (random.nextInt(12) == 0) {
        text.append(ESCAPES[random.nextInt(ESCAPES.length)]);
      } else {
        int[] characters = CHARACTERS.codePoints().toArray();
        text.appendCodePoint(characters[random.nextInt(characters.length)]);
      }
    }
    return text.append('"').toString();
  }

  private static String space(Random random) {
    return SPACES[random.nextInt(SPACES.length)];
  }

  private static AnswerBody body(String json) {
    return AnswerBody.ofUtf8(json.replace('\'', '"'));
  }
}
