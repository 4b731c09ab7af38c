package dev.payouts.http.internal;

import static dev.payouts.notion.testing.Json.json;
import static dev.payouts.notion.testing.Json.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.common.hash.Hashing;
import dev.payouts.notion.testing.Programs;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The image, unpacked, and its programs in it as its user. */
class ImageIT {
  private static final long MAX_BYTES = 60_000_000;

  @TempDir private Path directory;
  private Path layout;
  private Map<?, ?> manifest;
  private Map<?, ?> config;

  @BeforeEach
  void unpack() throws IOException, InterruptedException {
    assumeTrue(System.getProperty("payouts.image") != null, "built with -Pimage only");
    layout = Files.createDirectory(directory.resolve("layout"));
    assertThat(run("tar", "xf", archive().toString(), "-C", layout.toString())).isEmpty();
    manifest =
        json(
            Files.readString(
                blob(json(Files.readString(layout.resolve("index.json"))), "manifests.0")));
    config = json(Files.readString(blob(manifest, "config")));
  }

  private static Path archive() {
    return Path.of(Programs.property("payouts.image"));
  }

  /** Returns the file of a digest, after comparing it with the digest. */
  private Path blob(Map<?, ?> owner, String path) throws IOException {
    String digest = text(owner, path + ".digest").substring("sha256:".length());
    Path file = layout.resolve("blobs/sha256").resolve(digest);
    assertThat(Hashing.sha256().hashBytes(Files.readAllBytes(file)).toString()).isEqualTo(digest);
    return file;
  }

  private List<Path> layers() throws IOException {
    List<Path> layers = new ArrayList<>();
    for (int i = 0; i < ((List<?>) requireNonNull(manifest.get("layers"))).size(); i++) {
      layers.add(blob(manifest, "layers." + i));
    }
    return layers;
  }

  /** Runs a command that succeeds, and returns what it prints. */
  private String run(String... command) throws IOException, InterruptedException {
    Path out = directory.resolve("out");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile()).start();
    process.getOutputStream().close();
    int exitCode = Programs.exitCode(process);
    String printed = Files.readString(out, UTF_8);
    assertThat(exitCode).as(printed).isZero();
    return printed;
  }

  @Test
  void isAnOciLayoutOfAtMost60MegabytesThatRunsAsUser10001() throws IOException {
    assertThat(json(Files.readString(layout.resolve("oci-layout"))))
        .isEqualTo(Map.of("imageLayoutVersion", "1.0.0"));
    assertThat(text(manifest, "config.mediaType"))
        .isEqualTo("application/vnd.oci.image.config.v1+json");
    assertThat(layers()).hasSize(3);
    assertThat(Files.size(archive())).isLessThan(MAX_BYTES);
    assertThat(text(config, "config.User")).isEqualTo("10001:10001");
    assertThat(text(config, "config.WorkingDir")).isEqualTo("/state");
    assertThat(config.toString()).contains("/state={}", "/config={}", "8080/tcp");
  }

  @Test
  void paysASandboxAndStartsTheServerWithAReadOnlyRoot() throws IOException, InterruptedException {
    Path root = root();
    assertThat(inImage(root, "$ENTRYPOINT run --sandbox --output csv"))
        .contains("contractor_payroll")
        .contains(",created,");
    assertThat(inImage(root, "java -jar /opt/payouts/payouts-http.jar --version"))
        .startsWith("payouts-http 0.");
    assertThat(inImage(root, "java -XshowSettings:properties -version"))
        .contains("user.home = /state")
        .contains("user.name = payouts");
  }

  /** Returns the unpacked layers, at most 60 MB of them. */
  private Path root() throws IOException, InterruptedException {
    boolean isPermitted =
        "root".equals(System.getProperty("user.name"))
            && Stream.of("/usr/bin/unshare", "/usr/bin/setpriv")
                .allMatch(tool -> Files.isExecutable(Path.of(tool)));
    assumeTrue(isPermitted, "only root with unshare can mount and change the root");
    Path root = Files.createDirectory(directory.resolve("root"));
    for (Path layer : layers()) {
      run("tar", "xzpf", layer.toString(), "-C", root.toString());
    }
    long bytes = 0;
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        bytes += Files.size(file);
      }
    }
    assertThat(bytes).isLessThan(MAX_BYTES);
    Files.createDirectory(root.resolve("proc"));
    Files.createDirectory(root.resolve("dev"));
    return root;
  }

  @Test
  void theServerReadsConfigAndAnswersTheHealthCheckUntilItIsStopped()
      throws IOException, InterruptedException {
    Path root = root();
    Files.writeString(
        root.resolve("config/payouts.json"),
        "{\"data_sources\": {\"refunds\": \"0f1e2d3c-0000-4000-8000-000000000005\","
            + " \"payouts\": \"0f1e2d3c-0000-4000-8000-000000000004\"}}");
    String[] command =
        container(
            root,
            "PAYOUTS_HTTP_TOKEN=sixteen-letters! NOTION_TOKEN=x",
            "java -jar /opt/payouts/payouts-http.jar --port 0 --state /state");
    Process server = new ProcessBuilder(command).start();
    try (BufferedReader out = server.inputReader()) {
      String line = out.readLine();
      assertThat(line).startsWith("payouts-http listens on http://127.0.0.1:");
      URI health = URI.create(line.replaceFirst(".*(http://[^ /]+).*", "$1/healthz"));
      HttpResponse<String> answer =
          HttpClient.newHttpClient()
              .send(HttpRequest.newBuilder(health).build(), HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(200);
      server.destroy();
      assertThat(Programs.exitCode(server)).isZero();
    } finally {
      server.destroyForcibly();
    }
  }

  private String inImage(Path root, String command) throws IOException, InterruptedException {
    return run(container(root, "", command.replace("$ENTRYPOINT", words("Entrypoint"))));
  }

  /** Returns what runs a command as a container would: read-only, with /state, /proc and /dev. */
  private String[] container(Path root, String environment, String command) {
    String script =
        """
        set -e
        mount --bind "$0" "$0"
        mount -o remount,bind,ro "$0"
        mount -t tmpfs -o uid=10001,gid=10001,mode=700 state "$0/state"
        mount -t proc proc "$0/proc"
        mount --rbind /dev "$0/dev"
        ! touch "$0/opt/x" 2>/dev/null
        exec env -i %s %s /usr/sbin/chroot --userspec=10001:10001 --groups= "$0" %s
        """
            .formatted(words("Env"), environment, command);
    return new String[] {"unshare", "--mount", "sh", "-c", script, root.toString()};
  }

  private String words(String key) {
    Map<?, ?> settings = (Map<?, ?>) requireNonNull(config.get("config"));
    List<?> words = (List<?>) requireNonNull(settings.get(key));
    return words.stream().map(String::valueOf).collect(joining(" "));
  }
}
