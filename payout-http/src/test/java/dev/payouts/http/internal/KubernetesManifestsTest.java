package dev.payouts.http.internal;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.MoreCollectors;
import dev.payouts.notion.ConfigFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The manifests of {@code deploy/kubernetes} agree with each other and with the program. */
class KubernetesManifestsTest {
  private static final String DIRECTORY = "kubernetes/";
  private static final Pattern ABSOLUTE = Pattern.compile("^/[a-z].*");

  /** The exit codes that payout-cli/README.md, "Exit codes", does not advise to repeat. */
  private static final List<Integer> FINAL = List.of(1, 2, 5);

  private static DeploymentFile workload(String file) {
    return DeploymentFile.documents(DIRECTORY + file).get(0);
  }

  private static DeploymentFile pod(String file) {
    DeploymentFile spec = workload(file).at("spec");
    return (spec.has("jobTemplate") ? spec.at("jobTemplate", "spec") : spec).at("template", "spec");
  }

  private static DeploymentFile container(String file) {
    return pod(file).at("containers").only();
  }

  private static DeploymentFile named(String kind, String name) throws IOException {
    return everything()
        .filter(document -> document.at("kind").text().equals(kind))
        .filter(document -> document.at("metadata", "name").text().equals(name))
        .collect(MoreCollectors.onlyElement());
  }

  private static Stream<DeploymentFile> everything() throws IOException {
    try (Stream<Path> files = Files.list(DeploymentFile.path("kubernetes"))) {
      return files.map(file -> DIRECTORY + file.getFileName()).sorted().toList().stream()
          .flatMap(file -> DeploymentFile.documents(file).stream());
    }
  }

  @Test
  void everyDocumentHasAVersionAKindAndItsOwnName() throws IOException {
    List<String> names =
        everything()
            .peek(document -> assertThat(document.at("apiVersion").text()).isNotBlank())
            .map(each -> each.at("kind").text() + " " + each.at("metadata", "name").text())
            .toList();
    assertThat(names)
        .containsExactlyInAnyOrder(
            "ConfigMap payouts",
            "CronJob payouts",
            "Deployment payouts-http",
            "Job payouts-shards",
            "NetworkPolicy payouts",
            "NetworkPolicy payouts-http",
            "PersistentVolumeClaim payouts-state",
            "Secret payouts",
            "Secret payouts-shards",
            "Service payouts-http");
  }

  @ParameterizedTest
  @ValueSource(strings = {"cronjob.yaml", "job.yaml", "deployment.yaml"})
  void everyPathOfAContainerIsInAVolumeAndEveryFileInItsTemplate(String file) throws IOException {
    ImmutableMap<String, DeploymentFile> volumes = volumes(file);
    Stream<String> values =
        container(file).at("env").list().stream()
            .filter(variable -> variable.has("value"))
            .map(variable -> variable.at("value").text());
    List<String> paths =
        Stream.concat(container(file).texts("args").stream(), values)
            .filter(ABSOLUTE.asMatchPredicate())
            .toList();
    assertThat(paths).hasSizeGreaterThan(2);
    for (String path : paths) {
      String mount = "/" + path.split("/", -1)[1];
      DeploymentFile volume = Objects.requireNonNull(volumes.get(mount), path);
      if (volume.has("configMap")) {
        String name = volume.at("configMap", "name").text();
        assertThat(named("ConfigMap", name).at("data").keys()).contains(inside(mount, path));
      } else if (volume.has("secret")) {
        String key = inside(mount, path).replace("$(SHARD)", "0");
        String name = volume.at("secret", "secretName").text();
        assertThat(named("Secret", name).at("stringData").keys()).contains(key);
      } else {
        String claim = volume.at("persistentVolumeClaim", "claimName").text();
        assertThat(named("PersistentVolumeClaim", claim).has("spec")).isTrue();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"cronjob.yaml", "job.yaml", "deployment.yaml"})
  void theTokenOfNotificationsIsAnOptionalKeyThatTheTemplateExplains(String file) {
    DeploymentFile variable =
        container(file).at("env").list().stream()
            .filter(each -> each.at("name").text().equals("PAYOUTS_NOTIFY_TOKEN"))
            .collect(MoreCollectors.onlyElement());
    DeploymentFile reference = variable.at("valueFrom", "secretKeyRef");
    assertThat(reference.at("optional").value()).isEqualTo(true);
    String template = DeploymentFile.text(DIRECTORY + "secret.yaml");
    String secret = template.substring(0, template.indexOf("\n---\n"));
    assertThat(secret)
        .contains("\n  name: " + reference.at("name").text() + "\n")
        .contains("\n  # " + reference.at("key").text() + ": ");
  }

  private static String inside(String mount, String path) {
    return path.substring(mount.length() + 1);
  }

  /** Returns the volumes by their mount path. */
  private static ImmutableMap<String, DeploymentFile> volumes(String file) {
    Map<String, DeploymentFile> byName =
        pod(file).at("volumes").list().stream()
            .collect(toMap(volume -> volume.at("name").text(), volume -> volume));
    return container(file).at("volumeMounts").list().stream()
        .collect(
            ImmutableMap.toImmutableMap(
                mount -> mount.at("mountPath").text(),
                mount -> byName.get(mount.at("name").text())));
  }

  @ParameterizedTest
  @ValueSource(strings = {"cronjob.yaml", "job.yaml", "deployment.yaml"})
  void everyPodIsAsRestrictedAsTheStrictestStandardAsks(String file) throws IOException {
    DeploymentFile security = pod(file).at("securityContext");
    assertThat(security.at("runAsNonRoot").value()).isEqualTo(true);
    assertThat(security.at("runAsUser").value()).isEqualTo(10_001);
    assertThat(security.at("fsGroup").value()).isEqualTo(10_001);
    assertThat(security.at("seccompProfile", "type").text()).isEqualTo("RuntimeDefault");
    DeploymentFile own = container(file).at("securityContext");
    assertThat(own.at("allowPrivilegeEscalation").value()).isEqualTo(false);
    assertThat(own.at("readOnlyRootFilesystem").value()).isEqualTo(true);
    assertThat(own.at("capabilities").texts("drop")).containsExactly("ALL");
    assertThat(pod(file).at("automountServiceAccountToken").value()).isEqualTo(false);
    assertThat(container(file).at("image").text())
        .as("one image for all")
        .isEqualTo(container("cronjob.yaml").at("image").text());
  }

  @Test
  void exitCodesThatRepeatingCannotChangeAreNotRepeated() throws IOException {
    DeploymentFile cronJob = workload("cronjob.yaml").at("spec", "jobTemplate", "spec");
    assertThat(pod("cronjob.yaml").at("restartPolicy").text()).isEqualTo("Never");
    assertFinalExitCodes(cronJob, "FailJob", container("cronjob.yaml"));
    DeploymentFile job = workload("job.yaml").at("spec");
    assertThat(pod("job.yaml").at("restartPolicy").text()).isEqualTo("Never");
    assertFinalExitCodes(job, "FailIndex", container("job.yaml"));
  }

  private static void assertFinalExitCodes(
      DeploymentFile job, String action, DeploymentFile container) throws IOException {
    ImmutableList<DeploymentFile> rules = job.at("podFailurePolicy", "rules").list();
    assertThat(rules.get(0).at("action").text())
        .as("a run that a drained node stops ends with 1, too")
        .isEqualTo("Ignore");
    assertThat(rules.get(1).at("action").text()).isEqualTo(action);
    DeploymentFile codes = rules.get(1).at("onExitCodes");
    assertThat(codes.at("containerName").text()).isEqualTo(container.at("name").text());
    assertThat(codes.at("operator").text()).isEqualTo("In");
    assertThat(codes.texts("values")).isEqualTo(FINAL.stream().map(String::valueOf).toList());
    String readme = Files.readString(Path.of("..", "payout-cli", "README.md"));
    assertThat(codesWhoseAdviceIsTo("run again", readme))
        .as("codes of payout-cli/README.md where nothing but time or the network has to change")
        .doesNotContainAnyElementsOf(List.of("2", "5"))
        .contains("3");
  }

  private static List<String> codesWhoseAdviceIsTo(String advice, String readme) {
    return Pattern.compile("(?m)^\\| (\\d) \\|.*" + advice + " \\|$")
        .matcher(readme)
        .results()
        .map(row -> row.group(1))
        .toList();
  }

  @Test
  void theJobHasAsManyShardsPodsAndTokensAsItsOptionSays() throws IOException {
    DeploymentFile job = workload("job.yaml").at("spec");
    ImmutableList<String> args = container("job.yaml").texts("args");
    int shards = Integer.parseInt(args.get(args.indexOf("--shards") + 1));
    assertThat(job.at("completionMode").text()).isEqualTo("Indexed");
    assertThat(job.at("completions").value()).isEqualTo(shards);
    assertThat(job.at("parallelism").value()).isEqualTo(shards);
    assertThat(named("Secret", "payouts-shards").at("stringData").keys())
        .hasSize(shards)
        .contains("notion-token-0", "notion-token-" + (shards - 1));
    assertThat(container("job.yaml").at("env").list().get(0).at("name").text())
        .as("a variable can use only those above it")
        .isEqualTo("SHARD");
  }

  @Test
  void probesAndScrapesUseOpenRoutesAndThePortOfTheServer(@TempDir Path directory)
      throws IOException {
    List<String> paths =
        Stream.concat(
                container("deployment.yaml").all("httpGet").map(get -> get.at("path").text()),
                Stream.of(annotation("path")))
            .toList();
    assertThat(paths).containsExactlyInAnyOrder("/healthz", "/healthz", "/readyz", "/metrics");
    try (Trigger trigger = new Trigger(directory)) {
      for (String path : paths) {
        assertThat(trigger.sendBare("GET", path).statusCode()).as(path).isEqualTo(200);
      }
    }
    String port = "" + ServerOptions.parse().address().getPort();
    DeploymentFile open = container("deployment.yaml").at("ports").only();
    assertThat(open.at("containerPort").text()).isEqualTo(port);
    assertThat(annotation("port")).isEqualTo(port);
    List<String> named =
        Stream.concat(
                container("deployment.yaml").all("httpGet").map(get -> get.at("port")),
                named("Service", "payouts-http").all("targetPort"))
            .map(DeploymentFile::text)
            .toList();
    assertThat(named).hasSize(4).containsOnly(open.at("name").text());
    assertThat(named("NetworkPolicy", "payouts-http").at("spec", "ingress").all("port").toList())
        .containsExactly(new DeploymentFile(open.at("name").text()));
  }

  private static String annotation(String name) {
    return workload("deployment.yaml")
        .at("spec", "template", "metadata", "annotations", "prometheus.io/" + name)
        .text();
  }

  @Test
  void theServerHasMoreTimeToStopThanItsGracePeriod() {
    assertThat((int) pod("deployment.yaml").at("terminationGracePeriodSeconds").value())
        .isGreaterThan(Math.toIntExact(ServerOptions.parse().grace().toSeconds()));
    DeploymentFile spec = workload("deployment.yaml").at("spec");
    assertThat(spec.at("replicas").value()).isEqualTo(1);
    assertThat(spec.at("strategy", "type").text()).isEqualTo("Recreate");
  }

  @Test
  void selectorsFindThePodsTheyAreFor() throws IOException {
    for (String file : List.of("cronjob.yaml", "job.yaml", "deployment.yaml")) {
      DeploymentFile spec = workload(file).at("spec");
      DeploymentFile job = spec.has("jobTemplate") ? spec.at("jobTemplate", "spec") : spec;
      Object name = job.at("template", "metadata", "labels", "app.kubernetes.io/name").value();
      assertThat(named("NetworkPolicy", "payouts").all("values").toList().get(0).list())
          .contains(new DeploymentFile(name));
    }
    Object http = workload("deployment.yaml").at("spec", "selector", "matchLabels").value();
    assertThat(workload("deployment.yaml").at("spec", "template", "metadata", "labels").value())
        .isEqualTo(http);
    assertThat(named("Service", "payouts-http").at("spec", "selector").value()).isEqualTo(http);
    assertThat(
            named("NetworkPolicy", "payouts-http").at("spec", "podSelector", "matchLabels").value())
        .isEqualTo(http);
  }

  @Test
  void theConfigurationOfTheTemplateIsValid() throws IOException {
    String json = named("ConfigMap", "payouts").at("data", "payouts.json").text();
    assertThat(ConfigFile.ofText("configmap.yaml", json, Path.of("")).read().names().dataSources())
        .hasSize(4);
  }

  @Test
  void everyVariableIsOneThatTheProgramsRead() throws IOException {
    String readmes =
        Files.readString(Path.of("README.md"))
            + Files.readString(Path.of("..", "notion-client", "README.md"))
            + Files.readString(Path.of("..", "payout-cli", "README.md"));
    for (String file : List.of("cronjob.yaml", "job.yaml", "deployment.yaml")) {
      for (DeploymentFile variable : container(file).at("env").list()) {
        String name = variable.at("name").text();
        if (!name.equals("SHARD")) {
          assertThat(readmes).as("%s of %s", name, file).contains(name);
        }
      }
    }
  }

  @Test
  void everyReferenceOfACommentLeadsToASection() throws IOException {
    Pattern reference = Pattern.compile("\\(([a-z-]+/README\\.md), \"([^\"]+)\"\\)");
    int found = 0;
    for (String file : List.of("configmap.yaml", "job.yaml")) {
      String text = DeploymentFile.text(DIRECTORY + file).replaceAll("\n *# ", " ");
      for (MatchResult match : reference.matcher(text).results().toList()) {
        assertThat(Files.readString(Path.of("..", match.group(1))))
            .contains("\n## " + match.group(2) + "\n");
        found++;
      }
    }
    assertThat(found).isEqualTo(2);
  }
}
