package dev.payouts.http.internal;

import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static dev.payouts.http.internal.Trigger.RUN;
import static dev.payouts.notion.testing.Json.json;
import static dev.payouts.notion.testing.Json.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import com.google.common.io.Resources;
import dev.payouts.core.Comparison;
import dev.payouts.core.FailureCause;
import dev.payouts.core.RunListener;
import dev.payouts.core.Status;
import dev.payouts.core.VoidReport;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.store.ReportJson;
import dev.payouts.core.store.runs.KeptRun;
import dev.payouts.core.store.runs.RunStarter;
import dev.payouts.notion.DataSourceKey;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code /openapi.json} says is what the server does. */
class OpenApiTest {
  private static final String ONE = "/runs/{run_id}";
  private static final String UNKNOWN = "00000000-0000-4000-8000-000000000000";

  /**
   * Statuses of a broken server and of a hundred callers at once; {@code AdmissionTest} has more.
   */
  private static final String NOT_PROVOKED = ".* (429|500)";

  @TempDir private Path directory;
  private final SteppedHost host = new SteppedHost();
  private Trigger trigger;
  private OpenApi api;

  @BeforeEach
  void start() throws IOException {
    trigger = new Trigger(directory, 12, host);
    HttpResponse<String> answer = trigger.sendBare("GET", "/openapi.json");
    api = new OpenApi(answer.body());
    api.check("GET", "/openapi.json", answer);
  }

  @AfterEach
  void stop() {
    trigger.close();
  }

  @Test
  void everyRouteAndMethodIsDescribedAndNothingElse() {
    Set<String> served =
        trigger.server().routes().all().stream()
            .flatMap(
                route ->
                    Stream.of("GET", "HEAD", "POST")
                        .filter(route::takes)
                        .map(method -> method + " " + route.label() + " " + route.access()))
            .collect(toImmutableSet());
    DeploymentFile paths = api.document().at("paths");
    Set<String> described =
        paths.keys().stream()
            .flatMap(
                path ->
                    api.methods(path).stream()
                        .map(method -> method + " " + path + " " + access(method, path)))
            .collect(toImmutableSet());
    assertThat(described).isEqualTo(served).hasSize(17);
    assertThat(api.document().at("openapi").text()).startsWith("3.1.");
  }

  /** Without a security of its own, an operation has that of the document. */
  private Routes.Access access(String method, String path) {
    assertThat(api.document().at("security").list()).hasSize(1);
    DeploymentFile operation = api.operation(method, path);
    if (!operation.has("security")) {
      return Routes.Access.TOKEN;
    }
    assertThat(operation.at("security").list()).isEmpty();
    return Routes.Access.OPEN;
  }

  @Test
  void everyParameterIsDescribed() {
    List<DeploymentFile> parameters = api.operation("POST", RUN).at("parameters").list();
    assertThat(names(parameters, "query")).isEqualTo(RunQuery.PARAMETERS);
    assertThat(names(parameters, "header"))
        .containsExactly("Idempotency-Key", "X-Payouts-Actor", "Prefer");
    for (String path : api.document().at("paths").keys()) {
      DeploymentFile item = api.document().at("paths", path);
      assertThat(item.has("parameters")).as(path).isEqualTo(path.contains("{run_id}"));
      if (!path.equals(RUN)) {
        assertThat(item.all("parameters").flatMap(all -> all.list().stream()).map(p -> p.at("in")))
            .as("no route but one takes a query")
            .doesNotContain(new DeploymentFile("query"));
      }
    }
  }

  private static ImmutableSet<String> names(List<DeploymentFile> parameters, String in) {
    return parameters.stream()
        .filter(parameter -> parameter.at("in").text().equals(in))
        .map(parameter -> parameter.at("name").text())
        .collect(toImmutableSet());
  }

  @Test
  void theReadmeHasEveryRouteParameterAndStatus() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    for (String path : api.document().at("paths").keys()) {
      assertThat(readme).containsPattern("`(GET|POST) " + Pattern.quote(path) + "`");
    }
    RunQuery.PARAMETERS.forEach(name -> assertThat(readme).containsPattern("`" + name + "[`=]"));
    String errors = readme.substring(readme.indexOf("\n## Errors\n"));
    api.described().stream()
        .map(answer -> answer.substring(answer.lastIndexOf(' ') + 1))
        .filter(status -> status.compareTo("400") >= 0)
        .distinct()
        .forEach(status -> assertThat(errors).containsPattern("\n\\|[ 0-9,]* " + status + "[ ,]"));
  }

  @Test
  void thePageOffersAndNamesEveryType() {
    String page = Page.resource("page.html");
    for (PayableType type : PayableType.values()) {
      assertThat(page)
          .contains("<option value=\"" + type.word() + "\"")
          .containsPattern("TYPES = \\{[^}]*\\b" + type.word() + ": '");
    }
  }

  @Test
  void everyListOfWordsIsThatOfTheProgram() {
    assertThat(words("PayableType")).isEqualTo(words(PayableType.values(), PayableType::word));
    assertThat(words("RunState")).isEqualTo(words(KeptRun.State.values(), KeptRun.State::word));
    assertThat(words("RunSummary", "started_by"))
        .isEqualTo(words(RunStarter.Way.values(), RunStarter.Way::word));
    assertThat(words("Progress", "phase"))
        .isEqualTo(words(RunListener.Phase.values(), phase -> Ascii.toLowerCase(phase.name())));
    assertThat(enumOf(schema("Void").at("properties", "payouts", "items", "properties", "outcome")))
        .isEqualTo(words(VoidReport.Outcome.values(), VoidReport.Outcome::word));
    assertThat(words("Item", "outcome")).isEqualTo(words(Status.values(), Status::word));
    assertThat(words("RunReport", "error_cause"))
        .isEqualTo(words(FailureCause.values(), cause -> Ascii.toLowerCase(cause.name())));
    assertThat(words("Change", "change"))
        .isEqualTo(words(Comparison.Kind.values(), Comparison.Kind::word));
    DeploymentFile causes = schema("Change").at("properties", "causes", "items");
    assertThat(enumOf(causes)).isEqualTo(words(Comparison.Cause.values(), Comparison.Cause::word));
  }

  private static <T> ImmutableSet<String> words(T[] values, Function<T, String> word) {
    return Arrays.stream(values).map(word).collect(toImmutableSet());
  }

  private ImmutableSet<String> words(String schema) {
    return enumOf(schema(schema));
  }

  private ImmutableSet<String> words(String schema, String property) {
    return enumOf(schema(schema).at("properties", property));
  }

  private DeploymentFile schema(String name) {
    return api.document().at("components", "schemas", name);
  }

  private static ImmutableSet<String> enumOf(DeploymentFile schema) {
    return ((List<?>) schema.at("enum").value())
        .stream().filter(word -> word != null).map(String::valueOf).collect(toImmutableSet());
  }

  @Test
  void aReportWithEveryKeyFits() throws IOException {
    for (String name : List.of("everything.json", "report.json")) {
      String report = Resources.toString(Resources.getResource(ReportJson.class, name), UTF_8);
      assertThat(api.errors("Reports", report, OpenApi.Formats.IGNORED)).as(name).isEmpty();
    }
    assertThat(api.errors("Reports", "{\"runs\": [{}]}", OpenApi.Formats.IGNORED)).isNotEmpty();
    assertThat(api.errors("Reports", "{\"runs\": [], \"x\": 1}", OpenApi.Formats.IGNORED))
        .as("a key that is not described")
        .hasSize(1);
  }

  private HttpResponse<String> call(String method, String query, String... headers) {
    HttpResponse<String> answer = trigger.send(method, RUN + query, headers);
    api.check(method, RUN, answer);
    return answer;
  }

  private HttpResponse<String> post(String query, String... headers) {
    return call("POST", query, headers);
  }

  @Test
  void everyAnswerIsAsDescribed() throws IOException, InterruptedException {
    addOrdersThatNeedAttention();
    for (String path : api.document().at("paths").keys()) {
      for (String method : api.methods(path)) {
        provokeProblems(method, path);
      }
    }
    assertThat(post("?dry_run=true&month=2026-10").statusCode()).isEqualTo(200);
    assertThat(post("?contractor=Nobody").statusCode()).as("with a report").isEqualTo(400);
    runInProgress();
    assertThat(post("?type=refund,invoice_split").statusCode()).isEqualTo(200);
    assertThat(post("?type=refund", "Idempotency-Key", "a").statusCode()).isEqualTo(200);
    assertThat(post("?type=refund", "Idempotency-Key", "a").statusCode()).isEqualTo(200);
    assertThat(post("?month=2026-10", "Idempotency-Key", "a").statusCode()).isEqualTo(422);
    String configuration = trigger.sandbox().configurationJson().strip();
    trigger.configure("{\"require_approval\": true," + configuration.substring(1));
    assertThat(post("").statusCode()).isEqualTo(403);
    trigger.configure(configuration);
    lost();
    for (String path : api.document().at("paths").keys()) {
      for (String method : api.methods(path)) {
        if (!path.equals(RUN)) {
          api.check(method, path, trigger.send(method, path.replace("{run_id}", latest())));
        }
      }
    }
    notReady();
    assertThat(
            Sets.filter(
                Sets.difference(api.described(), api.seen()),
                answer -> !answer.matches(NOT_PROVOKED)))
        .as("described, but not seen")
        .isEmpty();
  }

  /** An order that fails, one that is paid by the hour, and one that is paid twice. */
  private void addOrdersThatNeedAttention() {
    var workspace = trigger.sandbox().workspace();
    LocalDate day = LocalDate.of(2026, 10, 31);
    assertThat(workspace.order(workspace.contractor("Someone").add(), day).add()).isNotEmpty();
    String hourly = workspace.contractor("Hourly").add();
    workspace.rate(hourly).hourly("25").currency("USD").payday("15").add();
    assertThat(workspace.order(hourly, day).hours("160").add()).isNotEmpty();
    String twice = workspace.contractor("Twice").add();
    String order = workspace.order(twice, day).add();
    assertThat(workspace.payout(twice).orders(order).add())
        .isNotEqualTo(workspace.payout(twice).orders(order).add());
  }

  private String latest() {
    return text(json(trigger.get("/runs").body()), "runs.0.run_id");
  }

  private void provokeProblems(String method, String path)
      throws IOException, InterruptedException {
    String target = path.replace("{run_id}", UNKNOWN);
    api.check(method, path, trigger.send(method, target + "?unknown=1"));
    api.check(method, path, trigger.send(method, target + "?x=" + "x".repeat(5_000)));
    api.check(method, path, trigger.send(method, target, "X-Long", "x".repeat(17_000)));
    api.check(method, path, withBody(method, target, 10));
    api.check(method, path, withBody(method, target, 9_000));
    if (access(method, path) == Routes.Access.TOKEN) {
      api.check(method, path, trigger.sendBare(method, target));
    }
    if (path.startsWith(ONE)) {
      api.check(method, path, trigger.send(method, target));
    }
  }

  private HttpResponse<String> withBody(String method, String path, int bytes)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(trigger.uri(path))
            .method(method, BodyPublishers.ofString("x".repeat(bytes)))
            .header("Authorization", "Bearer " + Trigger.TOKEN)
            .build();
    // the server closes the connection of a body that it did not read: no later request may reuse
    // it
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }

  private void runInProgress() throws InterruptedException {
    trigger.holdCreates();
    HttpResponse<String> accepted =
        post("", "Prefer", "respond-async", "Idempotency-Key", "in-progress");
    assertThat(accepted.statusCode()).isEqualTo(202);
    trigger.awaitCreate();
    assertThat(post("", "Idempotency-Key", "in-progress").statusCode()).isEqualTo(202);
    assertThat(post("").statusCode()).isEqualTo(409);
    api.check("GET", "/runs", trigger.get("/runs"));
    api.check("GET", ONE, trigger.get("/runs/" + latest()));
    trigger.letCreatesGo();
    trigger.awaitEnd();
    api.check("GET", ONE, trigger.get("/runs/" + latest()));
  }

  /** A run that does not complete, and one whose report is gone. */
  private void lost() throws IOException {
    var editor = trigger.sandbox().notion().editor();
    String rates = trigger.sandbox().workspace().dataSource(DataSourceKey.RATES);
    editor.renameProperty(rates, "Currency", "Geld");
    Files.deleteIfExists(trigger.stateDir().resolve("schemas.json"));
    assertThat(post("").statusCode()).isEqualTo(502);
    api.check("GET", ONE, trigger.get("/runs/" + latest()));
    editor.renameProperty(rates, "Geld", "Currency");
    assertThat(post("?type=refund", "Idempotency-Key", "gone").statusCode()).isEqualTo(200);
    String gone = latest();
    try (Stream<Path> files = Files.list(trigger.stateDir().resolve("runs"))) {
      for (Path file : files.filter(each -> each.toString().contains(gone)).toList()) {
        Files.delete(file);
      }
    }
    assertThat(post("?type=refund", "Idempotency-Key", "gone").statusCode()).isEqualTo(404);
  }

  private void notReady() throws IOException {
    trigger.configure("{}");
    assertThat(post("").statusCode()).isEqualTo(503);
    host.advance(Duration.ofSeconds(6)); // longer than an answer is cached
    for (String method : api.methods("/readyz")) {
      HttpResponse<String> answer = trigger.send(method, "/readyz");
      assertThat(answer.statusCode()).isEqualTo(503);
      api.check(method, "/readyz", answer);
    }
  }
}
