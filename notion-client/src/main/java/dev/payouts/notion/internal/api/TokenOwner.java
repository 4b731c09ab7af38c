package dev.payouts.notion.internal.api;

import com.google.common.base.Strings;
import com.squareup.moshi.JsonReader;
import dev.payouts.notion.internal.api.rows.JsonFields;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The user that a token belongs to, according to Notion.
 *
 * @param id the ID of the user
 * @param name its name; empty if unknown
 * @param workspace the name of its workspace; empty if unknown
 * @param kind whether it is a connection of the workspace
 * @param reading the server's clock; null if the response does not contain the time
 */
public record TokenOwner(
    String id, String name, String workspace, Kind kind, @Nullable ClockReading reading) {
  private static final JsonReader.Options FIELDS = JsonReader.Options.of("id", "name", "bot");
  private static final JsonReader.Options BOT = JsonReader.Options.of("workspace_name", "owner");
  private static final JsonReader.Options OWNER = JsonReader.Options.of("type");

  /** The kind of user. */
  public enum Kind {
    /** A bot that the workspace owns: an internal connection. */
    WORKSPACE_CONNECTION,
    /** A person, as with a personal access token, or a bot that a person owns. */
    PERSON
  }

  /** Returns the server's clock, if the response contains the time. */
  public Optional<ClockReading> clock() {
    return Optional.ofNullable(reading);
  }

  /** Reads the response to {@code GET /v1/users/me}. */
  static TokenOwner read(JsonReader json, @Nullable ClockReading reading) throws IOException {
    String id = "";
    String name = "";
    Bot bot = Bot.NONE;
    var fields = new JsonFields(json, FIELDS);
    for (int field = fields.next(); field != JsonFields.END; field = fields.next()) {
      switch (field) {
        case 0 -> id = JsonFields.string(json);
        case 1 -> name = stringOrEmpty(json);
        default -> bot = readBot(json);
      }
    }
    if (id.isEmpty()) {
      throw new IllegalArgumentException("a user without an ID");
    }
    return new TokenOwner(id, name, bot.workspace(), bot.kind(), reading);
  }

  private static Bot readBot(JsonReader json) throws IOException {
    if (json.peek() != JsonReader.Token.BEGIN_OBJECT) {
      json.skipValue();
      return Bot.NONE;
    }
    String workspace = "";
    String owner = "";
    var fields = new JsonFields(json, BOT);
    for (int field = fields.next(); field != JsonFields.END; field = fields.next()) {
      switch (field) {
        case 0 -> workspace = stringOrEmpty(json);
        default -> owner = readOwnerType(json);
      }
    }
    return new Bot(workspace, owner.equals("workspace") ? Kind.WORKSPACE_CONNECTION : Kind.PERSON);
  }

  private static String readOwnerType(JsonReader json) throws IOException {
    String type = "";
    if (json.peek() != JsonReader.Token.BEGIN_OBJECT) {
      json.skipValue();
      return type;
    }
    var fields = new JsonFields(json, OWNER);
    while (fields.next() != JsonFields.END) {
      type = stringOrEmpty(json);
    }
    return type;
  }

  /** The bot data of a user. */
  private record Bot(String workspace, Kind kind) {
    static final Bot NONE = new Bot("", Kind.PERSON);
  }

  private static String stringOrEmpty(JsonReader json) throws IOException {
    return Strings.nullToEmpty(JsonFields.stringOrNull(json));
  }
}
