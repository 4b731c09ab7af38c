package dev.payouts.notion.sandbox.internal;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The text of JSON trees, without blanks. Not thread-safe. */
final class JsonText {
  private static final int USUAL_LENGTH = 1_024;
  private static final String HEX = "0123456789abcdef";

  private final StringBuilder text = new StringBuilder(USUAL_LENGTH);

  /** Adds a value of the kinds that {@link Json} reads, a plain map or a number. */
  JsonText add(@Nullable Object value) {
    if (value instanceof JsonObject object) {
      add(object);
    } else if (value instanceof Map<?, ?> map) {
      add(JsonObject.fromPlain(map));
    } else if (value instanceof List<?> list) {
      addList(list);
    } else if (value instanceof BigDecimal number) {
      text.append(new BigDecimal(number.toPlainString()));
    } else if (value == null || value instanceof Boolean || value instanceof Number) {
      text.append(value);
    } else {
      addString(value.toString());
    }
    return this;
  }

  private void add(JsonObject object) {
    text.append('{');
    int start = text.length();
    object.forEach(
        (name, member) -> {
          separate(start);
          addString(name);
          text.append(':');
          add(member);
        });
    text.append('}');
  }

  private void addList(List<?> list) {
    text.append('[');
    int start = text.length();
    for (Object element : list) {
      separate(start);
      add(element);
    }
    text.append(']');
  }

  private void separate(int start) {
    if (text.length() > start) {
      text.append(',');
    }
  }

  private void addString(String string) {
    text.append('"');
    int from = 0;
    for (int i = 0; i < string.length(); i++) {
      char at = string.charAt(i);
      if (isEscaped(at)) {
        text.append(string, from, i);
        addEscaped(at);
        from = i + 1;
      }
    }
    text.append(string, from, string.length()).append('"');
  }

  /** Two line separators are not escaped for JSON's sake but for that of JavaScript. */
  private static boolean isEscaped(char at) {
    return at < ' ' || at == '"' || at == '\\' || at == 0x2028 || at == 0x2029;
  }

  private void addEscaped(char at) {
    text.append('\\');
    switch (at) {
      case '"', '\\' -> text.append(at);
      case '\t' -> text.append('t');
      case '\b' -> text.append('b');
      case '\n' -> text.append('n');
      case '\r' -> text.append('r');
      case '\f' -> text.append('f');
      default -> {
        text.append('u');
        for (int shift = 12; shift >= 0; shift -= 4) {
          text.append(HEX.charAt(at >> shift & 0xF));
        }
      }
    }
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
