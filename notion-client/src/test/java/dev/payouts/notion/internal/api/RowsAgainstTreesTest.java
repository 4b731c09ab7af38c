package dev.payouts.notion.internal.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.squareup.moshi.JsonReader;
import dev.payouts.core.host.SystemHost;
import dev.payouts.notion.DataSourceKey;
import dev.payouts.notion.NotionToken;
import dev.payouts.notion.internal.api.rows.Cell;
import dev.payouts.notion.internal.api.rows.DataSourceSchema;
import dev.payouts.notion.internal.api.rows.Page;
import dev.payouts.notion.internal.api.rows.Projection;
import dev.payouts.notion.internal.api.rows.QueryResult;
import dev.payouts.notion.sandbox.Sandbox;
import dev.payouts.notion.sandbox.SandboxOptions;
import java.io.IOException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every row and property of a sandbox, over HTTP, equals the tree of maps of its bytes. */
class RowsAgainstTreesTest {
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void rowsAreReadAsInTheTree(long seed) throws Exception {
    var options =
        SandboxOptions.builder(YearMonth.of(2026, 10))
            .seed(seed)
            .orders(70)
            .refunds(40)
            .splits(40)
            .history(50)
            .cornerCases();
    int rows = 0;
    try (Sandbox sandbox = Sandbox.start(options.build());
        var http =
            new OkHttpTransport(
                sandbox.baseUrl(),
                new NotionToken(sandbox.token()),
                "2026-03-11",
                Duration.ofSeconds(60))) {
      var recorder = new Recorder(http);
      var api = new NotionApi(new ApiSender(recorder, new SystemHost(), null));
      for (DataSourceKey key : DataSourceKey.values()) {
        rows += compare(api, recorder, sandbox.workspace().dataSource(key));
      }
    }
    assertThat(rows).isGreaterThan(300);
  }

  private static int compare(NotionApi api, Recorder recorder, String dataSource) throws Exception {
    DataSourceSchema schema = api.dataSource(dataSource);
    ImmutableList<DataSourceSchema.Property> properties = schema.properties().values().asList();
    var query =
        new NotionApi.Query(
            schema,
            null,
            new Projection(properties),
            NotionApi.Query.Order.OLDEST_FIRST,
            ImmutableSet.of());
    int rows = 0;
    String cursor = null;
    do {
      QueryResult result = api.query(query, cursor);
      Map<?, ?> tree = recorder.tree();
      List<?> pages = (List<?>) at(tree, "results");
      assertThat(result.pages()).hasSameSizeAs(pages);
      for (Page page : result.pages()) {
        comparePage(page, pages.get(rows % NotionApi.PAGE_SIZE), properties);
        rows++;
      }
      cursor = result.nextCursor();
      assertThat(cursor).isEqualTo(tree.get("next_cursor"));
    } while (cursor != null);
    return rows;
  }

  private static void comparePage(
      Page page, @Nullable Object tree, ImmutableList<DataSourceSchema.Property> properties) {
    assertThat(page.id()).isEqualTo(at(tree, "id"));
    assertThat(page.createdTime())
        .isEqualTo(OffsetDateTime.parse((String) at(tree, "created_time")).toInstant());
    assertThat(page.createdBy()).isEqualTo(at(at(tree, "created_by"), "id"));
    for (DataSourceSchema.Property property : properties) {
      Object value = at(at(tree, "properties"), property.name());
      assertThat(shown(page.cell(property.name()))).as("%s", value).isEqualTo(expected(value));
    }
  }

  /** Formats a cell in one line, with doubles as in the tree. */
  private static String shown(Cell cell) {
    Double number = cell.number() == null ? null : cell.number().doubleValue();
    return cell.state() == Cell.State.PRESENT
        ? cell.text() + " " + number + " " + cell.list() + " " + cell.extent()
        : cell.state().name();
  }

  private static String expected(Object property) {
    String type = (String) at(property, "type");
    Object value = ((Map<?, ?>) property).get(type);
    if (List.of("unsupported", "incomplete", "error").contains(type)) {
      return "UNAVAILABLE";
    }
    if (value == null) {
      return "EMPTY";
    }
    return switch (type) {
      case "title", "rich_text" -> {
        List<String> pieces = each((List<?>) value, "plain_text");
        yield text(String.join("", pieces), pieces.size() < 25 ? "WHOLE" : "CUT_OFF");
      }
      case "string" -> text((String) value, "WHOLE");
      case "select", "status" -> text((String) at(value, "name"), "WHOLE");
      case "date" -> text((String) at(value, "start"), "WHOLE");
      case "number" -> "null " + value + " [] WHOLE";
      case "multi_select" -> list(each((List<?>) value, "name"), "WHOLE");
      case "relation" ->
          list(
              each((List<?>) value, "id"),
              Boolean.TRUE.equals(((Map<?, ?>) property).get("has_more")) ? "CUT_OFF" : "WHOLE");
      case "formula", "rollup" -> expected(value);
      case "array" -> collected((List<?>) value);
      default -> "UNAVAILABLE";
    };
  }

  private static String collected(List<?> array) {
    List<String> collected = new ArrayList<>();
    for (Object entry : array) {
      String said = expected(Objects.requireNonNull(entry));
      if (said.equals("UNAVAILABLE") || said.endsWith("CUT_OFF")) {
        return "UNAVAILABLE";
      }
      if (at(entry, "type").equals("relation")) {
        collected.addAll(each((List<?>) at(entry, "relation"), "id"));
      } else if (!said.equals("EMPTY")) {
        collected.add(said.substring(0, said.length() - " null [] WHOLE".length()));
      }
    }
    return list(collected, "WHOLE");
  }

  private static String text(String text, String extent) {
    return text.isEmpty() ? "EMPTY" : text + " null [] " + extent;
  }

  private static String list(List<String> list, String extent) {
    return list.isEmpty() && extent.equals("WHOLE") ? "EMPTY" : "null null " + list + " " + extent;
  }

  private static List<String> each(List<?> list, String name) {
    return list.stream().map(entry -> (String) at(entry, name)).toList();
  }

  private static Object at(@Nullable Object object, String name) {
    return Objects.requireNonNull(((Map<?, ?>) Objects.requireNonNull(object)).get(name));
  }

  /** Captures the response body. */
  private static final class Recorder implements Transport {
    private final Transport http;
    private AnswerBody body = AnswerBody.ofUtf8("");

    Recorder(Transport http) {
      this.http = http;
    }

    Map<?, ?> tree() throws IOException {
      return (Map<?, ?>) Objects.requireNonNull(body.read(JsonReader::readJsonValue));
    }

    @Override
    public ApiReply exchange(ApiRequest request, Departure departure) throws ExchangeException {
      ApiReply reply = http.exchange(request, departure);
      body = reply.body();
      return reply;
    }

    @Override
    public void close() {}
  }
}
