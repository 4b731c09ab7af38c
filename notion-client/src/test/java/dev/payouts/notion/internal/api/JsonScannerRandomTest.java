package dev.payouts.notion.internal.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random JSON, whole and broken, read by Moshi too. */
class JsonScannerRandomTest {
  private static final String CHARACTERS = "ab:,{}[] 019éß€\uD83D\uDE00\uFFFD\u007f";
  private static final String[] ESCAPES = {
    "\\\"", "\\\\", "\\/", "\\n", "\\u00e9", "\\u20AC", "\\ud83d\\ude00", "\\ud83d"
  };
  private static final String[] SPACES = {"", "", "", " ", "\n", "\t ", "\r\n"};

  static IntStream seeds() {
    return IntStream.range(0, 300);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void itReadsAndPassesOverWhatMoshiReads(int seed) throws IOException {
    var random = new Random(seed);
    StringBuilder text = new StringBuilder();
    write(text, random, 5);
    AnswerBody body = AnswerBody.ofUtf8(text.toString());
    Object tree = tree(body);

    body.scan(
        json -> {
          check(json, tree, random);
          return true;
        });
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whatMoshiRefusesIsRefused(int seed) {
    var random = new Random(seed);
    StringBuilder text = new StringBuilder();
    write(text, random, 4);
    byte[] bytes = text.toString().getBytes(UTF_8);
    for (int i = 0; i < 50; i++) {
      byte[] broken = bytes.clone();
      broken[random.nextInt(bytes.length)] = (byte) "{}[]\",:\\0-e.n \n".charAt(random.nextInt(15));
      AnswerBody body = new AnswerBody(broken);
      if (isRefused(() -> tree(body)) && !isOnlyData(() -> tree(body))) {
        assertThat(isRefused(() -> body.scan(JsonScannerRandomTest::passedOver)))
            .as(body.utf8())
            .isTrue();
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void noiseIsRefusedInOrder(int seed) {
    var random = new Random(seed);
    byte[] noise = new byte[1 + random.nextInt(60)];
    random.nextBytes(noise);
    noise[0] = (byte) "{[\"1-t".charAt(random.nextInt(6));
    assertThatCode(() -> isRefused(() -> new AnswerBody(noise).scan(CellReader::read)))
        .doesNotThrowAnyException();
  }

  private interface Reading {
    @Nullable Object read() throws IOException;
  }

  private static boolean isRefused(Reading reading) {
    try {
      reading.read();
      return false;
    } catch (IOException | JsonDataException | IllegalArgumentException e) {
      return true;
    }
  }

  /** A name that comes twice is none of the scanner's business. */
  private static boolean isOnlyData(Reading reading) {
    try {
      reading.read();
      return false;
    } catch (JsonDataException e) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static @Nullable Object tree(AnswerBody body) throws IOException {
    try (JsonReader json = body.json()) {
      Object tree = json.readJsonValue();
      if (json.peek() != JsonReader.Token.END_DOCUMENT) {
        throw new IOException("more than one value");
      }
      return tree;
    }
  }

  private static boolean passedOver(JsonScanner json) throws IOException {
    json.skipValue();
    return true;
  }

  private static void check(JsonScanner json, @Nullable Object tree, Random random)
      throws IOException {
    if (random.nextInt(6) == 0) {
      json.skipValue();
    } else if (tree instanceof Map<?, ?> object) {
      json.beginObject();
      for (Map.Entry<?, ?> field : object.entrySet()) {
        assertThat(json.hasNextName()).isTrue();
        assertThat(json.nextName(JsonNames.of("not it", (String) field.getKey()))).isEqualTo(1);
        check(json, field.getValue(), random);
      }
      assertThat(json.hasNextName()).isFalse();
    } else if (tree instanceof List<?> array) {
      json.beginArray();
      for (Object entry : array) {
        assertThat(json.hasNextEntry()).isTrue();
        check(json, entry, random);
      }
      assertThat(json.hasNextEntry()).isFalse();
    } else if (tree instanceof String text) {
      assertThat(json.nextString()).isEqualTo(text);
    } else if (tree instanceof Number number) {
      assertThat(new BigDecimal(json.nextNumber()).doubleValue()).isEqualTo(number.doubleValue());
    } else if (tree instanceof Boolean truth) {
      assertThat(json.nextBoolean()).isEqualTo(truth);
    } else {
      assertThat(json.skipNull()).isTrue();
    }
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
}
