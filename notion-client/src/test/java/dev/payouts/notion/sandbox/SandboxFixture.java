package dev.payouts.notion.sandbox;

import com.squareup.moshi.Moshi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A small workspace with a manual clock, and requests to it. */
final class SandboxFixture {
  static final String TOKEN = "ntn_test";
  static final Map<String, String> HEADERS =
      Map.of("Authorization", "Bearer " + TOKEN, "Notion-Version", "2026-03-11");

  final SandboxNotion notion;
  final WorkspaceEditor editor;
  final String databaseId;
  final String people;
  final String tasks;
  private Instant now = Instant.parse("2026-01-31T10:00:30Z");

  private SandboxFixture(SandboxOptions options) {
    notion = new SandboxNotion(() -> now, options);
    editor = notion.editor();
    editor.addToken(TOKEN);
    databaseId = editor.addDatabase("Work");
    people = editor.newId();
    tasks = editor.newId();
    editor.addDataSource(
        editor.addDatabase("People"), people, "People", List.of(PropertySpec.of("Name", "title")));
    editor.addDataSource(
        databaseId,
        tasks,
        "Tasks",
        List.of(
            PropertySpec.of("Name", "title"),
            PropertySpec.of("Text", "rich_text"),
            PropertySpec.of("Amount", "number"),
            PropertySpec.of("Done", "checkbox"),
            PropertySpec.options("Kind", "select", "Small", "Big"),
            PropertySpec.options("Status", "status", "New", "Paid"),
            PropertySpec.options("Tags", "multi_select", "a", "b"),
            PropertySpec.of("Date", "date"),
            PropertySpec.relation("Person", people),
            PropertySpec.formula("Label", "string"),
            PropertySpec.formula("Total", "number"),
            PropertySpec.of("Rolled", "rollup")));
  }

  static SandboxFixture plain() {
    return with(options -> options);
  }

  static SandboxFixture failing(Faults faults) {
    return with(options -> options.faults(faults));
  }

  static SandboxFixture with(UnaryOperator<SandboxOptions.Builder> options) {
    return new SandboxFixture(options.apply(SandboxOptions.builder(YearMonth.of(2026, 1))).build());
  }

  void advance(Duration duration) {
    now = now.plus(duration);
  }

  Instant now() {
    return now;
  }

  String add(Map<String, ?> properties) {
    return editor.addPage(PageSeed.of(tasks, now, properties));
  }

  String person(String name) {
    return editor.addPage(PageSeed.of(people, now, Map.of("Name", name)));
  }

  Answer get(String path) {
    return send("GET", path, "");
  }

  Answer post(String path, String body) {
    return send("POST", path, body);
  }

  Answer patch(String path, String body) {
    return send("PATCH", path, body);
  }

  Answer query(String body) {
    return post("/v1/data_sources/" + tasks + "/query", body.replace('\'', '"'));
  }

  Answer filter(String filter) {
    return query("{'filter':" + filter + "}");
  }

  Answer create(String properties) {
    return post(
        "/v1/pages",
        "{'parent':{'data_source_id':'%s'},'properties':%s}"
            .formatted(tasks, properties)
            .replace('\'', '"'));
  }

  Answer send(String method, String path, String body) {
    return send(method, path, HEADERS, body);
  }

  Answer send(String method, String path, Map<String, String> headers, String body) {
    Exchange exchange = notion.handle(Request.of(method, path, headers, body));
    return new Answer(exchange);
  }

  /** The outcome of a request. */
  record Answer(Exchange exchange) {
    int status() {
      return exchange.reply().orElseThrow().status();
    }

    String text() {
      return exchange.reply().orElseThrow().text();
    }

    String message() {
      return String.valueOf(json().get("message"));
    }

    String code() {
      return String.valueOf(json().get("code"));
    }

    @SuppressWarnings("unchecked")
    Map<String, Object> json() {
      try {
        return (Map<String, Object>)
            new Moshi.Builder().build().adapter(Object.class).fromJson(text());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** Returns the value at a path of names and indices. */
    @Nullable Object at(Object... path) {
      @Nullable Object value = json();
      for (Object step : path) {
        if (value instanceof List<?> list && step instanceof Integer position) {
          value = list.get(position);
        } else {
          value = value instanceof Map<?, ?> map ? map.get(step) : null;
        }
      }
      return value;
    }

    List<String> ids() {
      return objects(at("results")).stream().map(page -> String.valueOf(page.get("id"))).toList();
    }

    /** Returns the elements of a list, or the members of an object, that are objects. */
    static List<Map<?, ?>> objects(@Nullable Object json) {
      List<Map<?, ?>> objects = new ArrayList<>();
      Collection<?> values =
          json instanceof Map<?, ?> map
              ? map.values()
              : json instanceof List<?> list ? list : List.of();
      for (Object value : values) {
        if (value instanceof Map<?, ?> object) {
          objects.add(object);
        }
      }
      return objects;
    }
  }
}
