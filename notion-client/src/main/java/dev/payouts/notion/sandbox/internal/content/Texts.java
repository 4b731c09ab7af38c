package dev.payouts.notion.sandbox.internal.content;

import com.google.common.collect.ImmutableList;
import dev.payouts.notion.sandbox.internal.content.Value.TextRun;
import dev.payouts.notion.sandbox.internal.wire.JsonObject;
import dev.payouts.notion.sandbox.internal.wire.NotionError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parses and writes the objects of titles and rich texts (notion-client/NOTION.md, "Writing"). */
public final class Texts {
  static final int MAX_CONTENT = 2_000;
  static final int MAX_RUNS = 100;

  private Texts() {}

  /** Returns a plain text in objects of the maximum length; null if empty. */
  public static Value.@Nullable Text typed(String content) {
    if (content.isEmpty()) {
      return null;
    }
    if (content.length() <= MAX_CONTENT) {
      return new Value.PlainText(content);
    }
    ImmutableList.Builder<TextRun> runs = ImmutableList.builder();
    int from = 0;
    while (from < content.length()) {
      int to = Math.min(from + MAX_CONTENT, content.length());
      if (to < content.length() && Character.isHighSurrogate(content.charAt(to - 1))) {
        to--;
      }
      runs.add(new TextRun(content.substring(from, to), null, null));
      from = to;
    }
    return new Value.StyledText(runs.build());
  }

  /** Parses the objects of a text in a write; null if there are none. */
  static Value.@Nullable Text read(@Nullable Object json, String path, Limits limits) {
    if (!(json instanceof List<?> elements)) {
      throw NotionError.body(path, "an array", json);
    }
    limits.check(path + ".length", elements.size(), MAX_RUNS);
    ImmutableList.Builder<TextRun> builder = ImmutableList.builder();
    for (int i = 0; i < elements.size(); i++) {
      builder.add(readRun(elements.get(i), path + "[" + i + "]", limits));
    }
    ImmutableList<TextRun> runs = builder.build();
    if (runs.isEmpty()) {
      return null;
    }
    TextRun first = runs.get(0);
    boolean plain = runs.size() == 1 && first.link() == null && first.annotations() == null;
    return plain ? new Value.PlainText(first.content()) : new Value.StyledText(runs);
  }

  private static TextRun readRun(@Nullable Object json, String path, Limits limits) {
    if (!(json instanceof JsonObject object)) {
      throw NotionError.body(path, "an object", json);
    }
    if (object.has("type") && !"text".equals(object.get("type"))) {
      throw NotionError.validation(
          "The sandbox does not support rich text of type " + object.get("type"));
    }
    JsonObject text = object.object("text");
    if (text == null) {
      throw NotionError.undefined(path + ".text");
    }
    String content = text.string("content");
    if (content == null) {
      throw NotionError.body(path + ".text.content", "a string", text.get("content"));
    }
    limits.check(path + ".text.content.length", content.length(), MAX_CONTENT);
    JsonObject link = text.object("link");
    return new TextRun(
        content, link == null ? null : link.string("url"), object.object("annotations"));
  }

  /** Writes one object. */
  static JsonObject show(TextRun run) {
    String link = run.link();
    JsonObject annotations = new JsonObject();
    for (String style : List.of("bold", "italic", "strikethrough", "underline", "code")) {
      annotations.with(style, false);
    }
    annotations.with("color", "default");
    JsonObject written = run.annotations();
    if (written != null) {
      written.names().forEach(style -> annotations.with(style, written.get(style)));
    }
    return JsonObject.of("type", "text")
        .with(
            "text",
            JsonObject.of("content", run.content())
                .with("link", link == null ? null : JsonObject.of("url", link)))
        .with("annotations", annotations)
        .with("plain_text", run.content())
        .with("href", link);
  }
}
