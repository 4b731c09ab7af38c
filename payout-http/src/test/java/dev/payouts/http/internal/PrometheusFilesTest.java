package dev.payouts.http.internal;

import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSetMultimap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The alerts and the dashboard of {@code deploy}; promtool's checks are skipped without it. */
class PrometheusFilesTest {
  private static final String RULES = "prometheus/payouts.rules.yaml";
  private static final String TESTS = "prometheus/payouts.test.yaml";
  private static final String DASHBOARD = "grafana/payouts.json";
  private static final Pattern SERIES = Pattern.compile("(?m)^(payouts_\\w+)(?:\\{([^}]*)\\})? ");
  private static final Pattern NAME = Pattern.compile("\\bpayouts_\\w+");
  private static final Pattern SELECTOR = Pattern.compile("\\b(payouts_\\w+)\\{([^}]*)\\}");
  private static final Pattern GROUPS = Pattern.compile("by \\(([^)]*)\\)");
  private static final Pattern LABEL = Pattern.compile("(\\w+)(?:=~|!=|=)\"");

  @TempDir private Path directory;

  private static List<String> alertNames() {
    return DeploymentFile.read(RULES).all("alert").map(DeploymentFile::text).toList();
  }

  private static List<String> expressions() {
    return Stream.of(RULES, DASHBOARD)
        .flatMap(file -> DeploymentFile.read(file).all("expr"))
        .map(DeploymentFile::text)
        .toList();
  }

  @Test
  void promtoolAcceptsTheRules() throws IOException, InterruptedException {
    assertThat(
            DeployedTool.output(
                directory, "promtool", "check", "rules", DeploymentFile.path(RULES).toString()))
        .contains("SUCCESS: " + alertNames().size() + " rules found");
  }

  @Test
  void everyAlertIsRaisedWhenItShouldAndOnlyThen() throws IOException, InterruptedException {
    List<String> raised =
        DeploymentFile.read(TESTS).at("tests").list().stream()
            .flatMap(test -> test.at("alert_rule_test").list().stream())
            .filter(test -> !test.at("exp_alerts").list().isEmpty())
            .map(test -> test.at("alertname").text())
            .toList();
    List<String> quiet =
        DeploymentFile.read(TESTS).at("tests").list().stream()
            .flatMap(test -> test.at("alert_rule_test").list().stream())
            .filter(test -> test.at("exp_alerts").list().isEmpty())
            .map(test -> test.at("alertname").text())
            .toList();
    assertThat(raised).containsExactlyInAnyOrderElementsOf(alertNames());
    assertThat(quiet).containsExactlyInAnyOrderElementsOf(alertNames());
    assertThat(
            DeployedTool.output(
                directory, "promtool", "test", "rules", DeploymentFile.path(TESTS).toString()))
        .contains("SUCCESS");
  }

  @Test
  void promtoolAcceptsTheExpressionsOfTheDashboard() throws IOException, InterruptedException {
    var rules = new StringBuilder("groups:\n  - name: dashboard\n    rules:\n");
    List<DeploymentFile> expressions = DeploymentFile.read(DASHBOARD).all("expr").toList();
    for (int i = 0; i < expressions.size(); i++) {
      String expression = expressions.get(i).text().replace("$__rate_interval", "5m");
      rules.append("      - {record: \"panel:%d\", expr: '%s'}\n".formatted(i, expression));
    }
    Path file = Files.writeString(directory.resolve("dashboard.yaml"), rules);
    assertThat(DeployedTool.output(directory, "promtool", "check", "rules", file.toString()))
        .contains("SUCCESS: " + expressions.size() + " rules found");
  }

  @Test
  void everyMetricAndLabelIsServedAndEveryMetricIsOnTheDashboard() throws IOException {
    ImmutableSetMultimap<String, String> served = served();
    for (String expression : expressions()) {
      ImmutableSet<String> names = matches(NAME, expression);
      assertThat(names).as(expression).isNotEmpty();
      assertThat(served.keySet()).as(expression).containsAll(names);
      for (MatchResult selector : SELECTOR.matcher(expression).results().toList()) {
        Set<String> labels =
            LABEL
                .matcher(selector.group(2))
                .results()
                .map(label -> label.group(1))
                .collect(toImmutableSet());
        assertThat(served.get(selector.group(1))).as(expression).containsAll(labels);
      }
      for (MatchResult groups : GROUPS.matcher(expression).results().toList()) {
        for (String name : names) {
          assertThat(served.get(name)).as(expression).contains(groups.group(1).split(", "));
        }
      }
    }
    String dashboard = DeploymentFile.text(DASHBOARD);
    for (String name : served.keySet()) {
      String histogram = name.replaceFirst("_(count|sum|bucket)$", "");
      assertThat(dashboard).contains(histogram);
    }
  }

  /** Returns the label names of each metric that a server serves after a run. */
  private ImmutableSetMultimap<String, String> served() throws IOException {
    try (Trigger trigger = new Trigger(directory)) {
      assertThat(trigger.post("").statusCode()).isEqualTo(200);
      assertThat(trigger.get("/runs").statusCode()).isEqualTo(200);
      ImmutableSetMultimap.Builder<String, String> labels = ImmutableSetMultimap.builder();
      String metrics = trigger.sendBare("GET", "/metrics").body();
      for (MatchResult series : SERIES.matcher(metrics).results().toList()) {
        labels.put(series.group(1), ""); // has the metric, too, if it has no labels
        if (series.group(2) != null) {
          LABEL
              .matcher(series.group(2))
              .results()
              .forEach(label -> labels.put(series.group(1), label.group(1)));
        }
      }
      return labels.build();
    }
  }

  private static ImmutableSet<String> matches(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(MatchResult::group).collect(toImmutableSet());
  }

  @Test
  void theDashboardIsOneThatGrafanaImports() {
    DeploymentFile dashboard = DeploymentFile.read(DASHBOARD);
    List<Object> ids =
        dashboard.at("panels").list().stream().map(panel -> panel.at("id").value()).toList();
    assertThat(ids).hasSizeGreaterThan(5).doesNotHaveDuplicates();
    assertThat(dashboard.at("schemaVersion").value()).isInstanceOf(Integer.class);
    assertThat(dashboard.at("panels").all("datasource").map(DeploymentFile::value).distinct())
        .as("the source that the user chooses")
        .containsExactly(Map.of("type", "prometheus", "uid", "${datasource}"));
    assertThat(dashboard.at("templating").all("name").map(DeploymentFile::text))
        .containsExactly("datasource");
  }
}
