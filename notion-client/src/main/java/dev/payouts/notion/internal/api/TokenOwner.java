package dev.payouts.notion.internal.api;

import com.google.common.base.Strings;
import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The connection that a token belongs to, as Notion says.
 *
 * @param id the ID of its user
 * @param name its name; empty where Notion says none
 * @param workspace the name of its workspace; empty where Notion says none
 * @param reading the server's clock; null where the answer does not say its time
 */
public record TokenOwner(String id, String name, String workspace, @Nullable ClockReading reading) {
  private static final JsonReader.Options FIELDS = JsonReader.Options.of("id", "name", "bot");
  private static final JsonReader.Options BOT = JsonReader.Options.of("workspace_name");

  /** Returns the server's clock, if the answer says its time. */
  public Optional<ClockReading> clock() {
    return Optional.ofNullable(reading);
  }

  /** Reads the answer to {@code GET /v1/users/me}. */
  static TokenOwner read(JsonReader json, @Nullable ClockReading reading) throws IOException {
    String id = "";
    String name = "";
    String workspace = "";
    var fields = new JsonFields(json, FIELDS);
    for (int field = fields.next(); field != JsonFields.END; field = fields.next()) {
      switch (field) {
        case 0 -> id = JsonFields.string(json);
        case 1 -> name = stringOrEmpty(json);
        default -> workspace = readWorkspace(json);
      }
    }
    if (id.isEmpty()) {
      throw new IllegalArgumentException("a user without an ID");
    }
    return new TokenOwner(id, name, workspace, reading);
  }

  private static String readWorkspace(JsonReader json) throws IOException {
    String workspace = "";
    if (json.peek() != JsonReader.Token.BEGIN_OBJECT) {
      json.skipValue();
      return workspace;
    }
    var fields = new JsonFields(json, BOT);
    while (fields.next() != JsonFields.END) {
      workspace = stringOrEmpty(json);
    }
    return workspace;
  }

  private static String stringOrEmpty(JsonReader json) throws IOException {
    return Strings.nullToEmpty(JsonFields.stringOrNull(json));
  }
}
