package dev.payouts.notion.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.io.Resources;
import com.squareup.moshi.Moshi;
import dev.payouts.notion.sandbox.SandboxFixture.Answer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The responses of the sandbox match {@code notion-objects.json}, which is written from Notion's
 * reference and notion-client/NOTION.md, independently of this code. {@code =x} is a constant,
 * {@code @x} an object described there, {@code [} a list and <code>{</code> a map of what follows,
 * {@code ?} nullable, and {@code [type]} the member that {@code type} names.
 */
class NotionObjectsTest {
  private static final String UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
  private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:00\\.000Z";
  private static final String ALL_TYPES =
      "{'Name':{'title':[{'text':{'content':'x'}}]},'Text':{'rich_text':[{'text':{'content':'y'}}]},"
          + "'Amount':{'number':1.5},'Done':{'checkbox':true},'Kind':{'select':{'name':'Big'}},"
          + "'Status':{'status':{'name':'Paid'}},'Tags':{'multi_select':[{'name':'a'}]},"
          + "'Date':{'date':{'start':'2026-01-31'}},'Person':{'relation':[{'id':'%s'}]}}";

  private final Map<?, ?> descriptions = descriptions();
  private final SandboxFixture sandbox = SandboxFixture.plain();

  private static Map<?, ?> descriptions() {
    try {
      String json = Resources.toString(Resources.getResource("notion-objects.json"), UTF_8);
      return (Map<?, ?>)
          Objects.requireNonNull(new Moshi.Builder().build().adapter(Object.class).fromJson(json));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void pagesAndListsMatchNotionsObjectsWhateverTheirContent() {
    Answer created = sandbox.create(ALL_TYPES.formatted(sandbox.person("Ann")));
    String path = "/v1/pages/" + created.at("id");
    sandbox.create("{}");
    hold(created, "page");
    hold(sandbox.get(path), "page");
    hold(sandbox.get(path + "?filter_properties=title"), "page");
    hold(sandbox.patch(path, "{\"properties\":{}}"), "page");
    hold(sandbox.query("{}"), "list");
    hold(sandbox.query("{'page_size':1}"), "list");
  }

  @Test
  void schemasDatabasesAndTheConnectionMatchNotionsObjects() {
    hold(sandbox.get("/v1/data_sources/" + sandbox.tasks), "data_source");
    hold(sandbox.get("/v1/databases/" + sandbox.databaseId), "database");
    hold(sandbox.get("/v1/users/me"), "user");
  }

  @Test
  void propertiesOfTheirOwnEndpointMatchNotionsObjects() {
    Answer created = sandbox.create(ALL_TYPES.formatted(sandbox.person("Ann")));
    for (Map<?, ?> property : Answer.objects(created.at("properties"))) {
      Answer item =
          sandbox.get("/v1/pages/%s/properties/%s".formatted(created.at("id"), property.get("id")));
      hold(item, "list".equals(item.at("object")) ? "items" : "item");
    }
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(ints = {400, 401, 403, 404, 409, 413, 429, 500, 503, 504, 529})
  void errorsMatchNotionsAndHaveTheRequestIdInHeaderAndBody(int status) {
    var failing = SandboxFixture.failing(Faults.always(request -> true, Fault.status(status)));
    Answer answer = failing.get("/v1/users/me");
    assertThat(answer.status()).isEqualTo(status);
    hold(answer, "error");
    assertThat(answer.exchange().reply().orElseThrow().headers())
        .containsEntry("x-notion-request-id", String.valueOf(answer.at("request_id")));
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource
  void aLimitHasItsReasonAndTheWaitInHeaderAndBodyUnlessAccessIsBlocked(Fault.Limit limit) {
    var failing = SandboxFixture.failing(Faults.always(request -> true, Fault.limited(limit)));
    Answer answer = failing.get("/v1/users/me");
    hold(answer, "error");
    assertThat(answer.at("additional_data", "rate_limit_reason")).isEqualTo(limit.reason());
    assertThat(answer.at("additional_data", "retry_after"))
        .isEqualTo(answer.exchange().reply().orElseThrow().headers().get("retry-after"))
        .isEqualTo(limit == Fault.Limit.BLOCKED ? null : "1");
  }

  @Test
  void aCreateThatFailsAfterItWasSavedNamesItsPage() {
    var failing = SandboxFixture.failing(Faults.always(Request::isWrite, Fault.committed()));
    Answer answer = failing.create("{}");
    assertThat(answer.status()).isEqualTo(503);
    hold(answer, "error");
    Answer saved =
        failing.get("/v1/pages/" + answer.at("additional_data", "committed_resource_id"));
    hold(saved, "page");
  }

  @Test
  void aProxysErrorIsHtmlWithoutAnIdOfNotion() {
    var failing = SandboxFixture.failing(Faults.always(request -> true, Fault.html(403)));
    Reply reply = failing.get("/v1/users/me").exchange().reply().orElseThrow();
    assertThat(reply.text()).startsWith("<html>");
    assertThat(reply.headers()).containsKey("cf-ray").doesNotContainKey("x-notion-request-id");
  }

  @Test
  void withoutContentPagesShowOnlyTheirIds() {
    String id = sandbox.add(Map.of("Name", "x"));
    sandbox.editor.hideContent();
    assertThat(sandbox.get("/v1/pages/" + id).json())
        .containsOnlyKeys("object", "id", "request_id");
    assertThat(Answer.objects(sandbox.query("{}").at("results")))
        .allSatisfy(page -> assertThat(page.keySet()).hasSize(2));
  }

  @Test
  void aRelationToADataSourceThatIsNotSharedIsHiddenEverywhere() {
    String person = sandbox.person("Ann");
    String id =
        sandbox.add(Map.of("Name", "x", "Person", List.of(person), "Rolled", List.of(person)));
    Answer before = sandbox.get("/v1/pages/" + id);
    Object propertyId = before.at("properties", "Person", "id");
    assertThat(before.text()).contains(person);

    sandbox.editor.unshare(sandbox.people);

    assertThat(sandbox.get("/v1/data_sources/" + sandbox.tasks).at("properties", "Person"))
        .isNull();
    Answer after = sandbox.get("/v1/pages/" + id);
    hold(after, "page");
    assertThat(after.at("properties", "Person")).isNull();
    assertThat(after.at("properties", "Rolled", "rollup", "array")).isEqualTo(List.of());
    assertThat(sandbox.query("{}").text()).doesNotContain(person);
    assertThat(sandbox.get("/v1/pages/%s/properties/%s".formatted(id, propertyId)).status())
        .isEqualTo(404);
    assertThat(sandbox.filter("{'property':'Person','relation':{'is_empty':true}}").status())
        .isEqualTo(400);
    assertThat(sandbox.create("{'Person':{'relation':[{'id':'" + person + "'}]}}").status())
        .isEqualTo(400);
  }

  private void hold(Answer answer, String name) {
    List<String> wrong = new ArrayList<>();
    check(name, answer.json(), "@" + name, wrong);
    assertThat(wrong).as(answer.text()).isEmpty();
  }

  private void check(String path, @Nullable Object value, String type, List<String> wrong) {
    if (type.endsWith("?")) {
      if (value != null) {
        check(path, value, type.substring(0, type.length() - 1), wrong);
      }
    } else if (type.startsWith("[") && value instanceof List<?> list) {
      list.forEach(entry -> check(path + "[]", entry, type.substring(1), wrong));
    } else if (type.startsWith("{") && value instanceof Map<?, ?> map) {
      map.forEach((key, entry) -> check(path + "." + key, entry, type.substring(1), wrong));
    } else if (type.startsWith("@") && value instanceof Map<?, ?> map) {
      checkObject(path, map, type.substring(1), wrong);
    } else if (!isOfType(value, type)) {
      wrong.add(path + " is not " + type);
    }
  }

  private void checkObject(String path, Map<?, ?> object, String name, List<String> wrong) {
    Map<?, ?> description = (Map<?, ?>) Objects.requireNonNull(descriptions.get(name));
    for (Map.Entry<?, ?> member : description.entrySet()) {
      Object key =
          member.getKey().equals("[type]") ? String.valueOf(object.get("type")) : member.getKey();
      if (object.containsKey(key)) {
        check(path + "." + key, object.get(key), (String) member.getValue(), wrong);
      } else {
        wrong.add(path + " has no " + key);
      }
    }
  }

  private static boolean isOfType(@Nullable Object value, String type) {
    return switch (type) {
      case "any" -> true;
      case "boolean" -> value instanceof Boolean;
      case "number" -> value instanceof Number;
      case "object" -> value instanceof Map<?, ?>;
      case "string" -> value instanceof String;
      case "uuid" -> value instanceof String text && text.matches(UUID);
      case "time" -> value instanceof String text && text.matches(TIME);
      default -> type.equals("=" + value);
    };
  }
}
