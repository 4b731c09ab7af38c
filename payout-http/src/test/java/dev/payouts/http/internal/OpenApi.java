package dev.payouts.http.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Ascii;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableSet;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.net.http.HttpResponse;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The description that a server serves. Objects in it are open for keys of later versions; here
 * they are closed, so that a key without a description is found.
 */
final class OpenApi {
  /** Of the server of the JDK. */
  private static final Set<String> TRANSPORT =
      Set.of("connection", "content-length", "content-type", "date", "transfer-encoding");

  private static final String COMPONENTS = "#/components/";

  private final String text;
  private final DeploymentFile document;
  private final Set<String> seen = new LinkedHashSet<>();

  OpenApi(String json) {
    this.text =
        json.replace(
            "\"type\": \"object\",", "\"type\": \"object\", \"additionalProperties\": false,");
    this.document = DeploymentFile.parse("openapi.json", json).get(0);
  }

  DeploymentFile document() {
    return document;
  }

  /** Returns the operation of a method. */
  DeploymentFile operation(String method, String path) {
    return document.at("paths", path, Ascii.toLowerCase(method));
  }

  /** Returns what a reference means, or the value itself. */
  DeploymentFile resolved(DeploymentFile value) {
    if (!value.has("$ref")) {
      return value;
    }
    String reference = value.at("$ref").text();
    assertThat(reference).startsWith(COMPONENTS);
    return document
        .at("components")
        .at(
            Splitter.on('/')
                .splitToStream(reference.substring(COMPONENTS.length()))
                .toArray(String[]::new));
  }

  /** Fails unless an answer has a status, headers, type and body that are described. */
  void check(String method, String path, HttpResponse<String> answer) {
    String what = method + " " + path + " " + answer.statusCode();
    DeploymentFile responses = operation(method, path).at("responses");
    assertThat(responses.keys()).as(what).contains("" + answer.statusCode());
    DeploymentFile response = resolved(responses.at("" + answer.statusCode()));
    checkHeaders(what, response.at("headers"), answer);
    seen.add(what);
    if (method.equals("HEAD")) {
      return;
    }
    String type = answer.headers().firstValue("Content-Type").orElseThrow().replaceAll(";.*", "");
    assertThat(response.at("content").keys()).as(what).containsExactly(type);
    DeploymentFile schema = response.at("content", type, "schema");
    if (schema.has("$ref")) {
      String name = schema.at("$ref").text().substring((COMPONENTS + "schemas/").length());
      assertThat(errors(name, answer.body(), Formats.CHECKED)).as(what).isEmpty();
    } else {
      assertThat(schema.at("type").text()).as(what).isIn("string", "object");
    }
  }

  private void checkHeaders(String what, DeploymentFile headers, HttpResponse<String> answer) {
    for (String name : headers.keys()) {
      DeploymentFile header = resolved(headers.at(name));
      List<String> values = answer.headers().allValues(name);
      if (header.has("required") || !values.isEmpty()) {
        assertThat(values).as("%s: %s", what, name).hasSize(1);
        DeploymentFile schema = header.at("schema");
        if (schema.has("const")) {
          assertThat(values).as("%s: %s", what, name).containsExactly(schema.at("const").text());
        }
        if (schema.has("pattern")) {
          assertThat(values.get(0)).as("%s: %s", what, name).matches(schema.at("pattern").text());
        }
      }
    }
    assertThat(
            answer.headers().map().keySet().stream()
                .map(Ascii::toLowerCase)
                .filter(name -> !TRANSPORT.contains(name)))
        .as(what)
        .isSubsetOf(headers.keys().stream().map(Ascii::toLowerCase).toList());
  }

  /** Whether formats such as those of IDs count. */
  enum Formats {
    CHECKED,
    IGNORED
  }

  /** Returns what is wrong with a value of a schema. */
  List<com.networknt.schema.Error> errors(String schema, String json, Formats formats) {
    var config =
        SchemaRegistryConfig.builder().formatAssertionsEnabled(formats == Formats.CHECKED).build();
    String root = "{\"$ref\": \"#/components/schemas/" + schema + "\",";
    return SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12, builder -> builder.schemaRegistryConfig(config))
        .getSchema(text.replaceFirst("\\{", root.replace("$", "\\$")), InputFormat.JSON)
        .validate(json, InputFormat.JSON);
  }

  /** Returns the answers that were checked, each as method, path and status. */
  ImmutableSet<String> seen() {
    return ImmutableSet.copyOf(seen);
  }

  /** Returns every answer that is described. */
  ImmutableSet<String> described() {
    ImmutableSet.Builder<String> described = ImmutableSet.builder();
    DeploymentFile paths = document.at("paths");
    for (String path : paths.keys()) {
      for (String method : methods(path)) {
        for (String status : operation(method, path).at("responses").keys()) {
          described.add(method + " " + path + " " + status);
        }
      }
    }
    return described.build();
  }

  /** Returns the methods of a path. */
  List<String> methods(String path) {
    return document.at("paths", path).keys().stream()
        .filter(key -> !key.equals("parameters"))
        .map(Ascii::toUpperCase)
        .toList();
  }
}
