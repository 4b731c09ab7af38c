package dev.payouts.notion;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.common.collect.ImmutableList;
import dev.payouts.notion.testing.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Maven projects outside this build that use the libraries from a repository of their own, with the
 * versions of other libraries that Maven chooses for them.
 */
class ConsumerProjectsIT {
  private static final Path ROOT = Path.of("..");

  @TempDir static Path repository;
  @TempDir Path project;

  @BeforeAll
  static void install() throws IOException {
    assumeTrue(isMavenInstalled(), "mvn is not installed");
    Files.writeString(
        installed("payouts").resolve("payouts-%s.pom".formatted(version())),
        Files.readString(ROOT.resolve("pom.xml")));
    for (String module : ImmutableList.of("payout-core", "notion-client")) {
      Path directory = installed(module);
      String name = module + "-" + version();
      Files.copy(ROOT.resolve(module).resolve("pom.xml"), directory.resolve(name + ".pom"));
      Files.copy(
          ROOT.resolve(module).resolve("target").resolve(name + ".jar"),
          directory.resolve(name + ".jar"));
    }
  }

  private static boolean isMavenInstalled() {
    return Stream.of(System.getenv("PATH").split(System.getProperty("path.separator")))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "mvn")));
  }

  private static String version() {
    return Programs.property("project.version");
  }

  private static Path installed(String artifact) throws IOException {
    return Files.createDirectories(
        repository.resolve("dev/payouts").resolve(artifact).resolve(version()));
  }

  @Test
  void theExampleOfTheReadmePaysTheOrdersOfASandbox() throws IOException, InterruptedException {
    source("OctoberPayroll", example(Path.of("README.md"), "class OctoberPayroll"));
    source(
        "Main",
        """
        import dev.payouts.core.RunReport;
        import dev.payouts.core.Status;
        import dev.payouts.notion.sandbox.Sandbox;
        import dev.payouts.notion.sandbox.SandboxOptions;
        import java.nio.file.Files;
        import java.nio.file.Path;
        import java.time.YearMonth;

        public class Main {
          public static void main(String[] args) throws Exception {
            Path directory = Files.createDirectories(Path.of("target/run"));
            SandboxOptions options =
                SandboxOptions.builder(YearMonth.of(2026, 10)).empty().orders(3).build();
            try (Sandbox sandbox = Sandbox.start(options)) {
              Files.writeString(directory.resolve("payouts.json"), sandbox.configurationJson());
              RunReport report = new OctoberPayroll().run(directory);
              System.out.println("created " + report.count(Status.CREATED));
            }
          }
        }
        """);
    assertThat(run("notion-client")).contains("created 3");
  }

  @Test
  void aBackendOfOnesOwnRunsWithTheCoreAlone() throws IOException, InterruptedException {
    String backend =
        Files.readString(
            ROOT.resolve("payout-core/src/test/java/dev/payouts/core/example/LinesBackend.java"));
    source("LinesBackend", backend.replaceFirst("package [^;]*;", ""));
    source(
        "Main",
        """
        import dev.payouts.core.PayoutEngine;
        import dev.payouts.core.RunReport;
        import dev.payouts.core.RunRequest;
        import dev.payouts.core.store.FileJournal;
        import dev.payouts.core.report.ReportCsv;
        import java.nio.file.Path;
        import java.util.ArrayList;
        import java.util.List;

        public class Main {
          public static void main(String[] args) {
            List<String> payouts = new ArrayList<>();
            LinesBackend backend =
                new LinesBackend(
                    List.of("order1, ann, 2026-10-31"),
                    List.of("ann, Ann Lee, Designer, 2200, USD"),
                    payouts);
            PayoutEngine engine =
                PayoutEngine.builder()
                    .payables(backend)
                    .rates(backend)
                    .payouts(backend)
                    .positions(backend)
                    .sink(backend)
                    .journal(FileJournal.at(Path.of("target/state")))
                    .build();
            RunReport report = engine.run(RunRequest.contractorPayroll().build());
            System.out.println(payouts);
            System.out.println(ReportCsv.report(List.of(report)));
          }
        }
        """);
    assertThat(run("payout-core"))
        .contains("[payout-1,order1,ann,2026-10-31,2200,USD]")
        .contains("created");
  }

  private void source(String name, String text) throws IOException {
    Path sources = Files.createDirectories(project.resolve("src/main/java"));
    Files.writeString(sources.resolve(name + ".java"), text);
  }

  /** Returns the Java example of a document that contains a text. */
  private static String example(Path document, String text) throws IOException {
    Matcher example =
        Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(document));
    return example
        .results()
        .map(found -> found.group(1))
        .filter(found -> found.contains(text))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no example in " + document + " has " + text));
  }

  /** Builds and runs the project, and returns what Maven and the program print. */
  private String run(String dependency) throws IOException, InterruptedException {
    String usual = Path.of(System.getProperty("user.home"), ".m2/repository").toUri().toString();
    Files.writeString(
        project.resolve("pom.xml"),
        """
        <project xmlns="http://maven.apache.org/POM/4.0.0">
          <modelVersion>4.0.0</modelVersion>
          <groupId>com.example</groupId>
          <artifactId>consumer</artifactId>
          <version>1</version>
          <properties>
            <maven.compiler.release>17</maven.compiler.release>
            <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
          </properties>
          <repositories>
            <repository><id>downloaded</id><url>%2$s</url></repository>
          </repositories>
          <pluginRepositories>
            <pluginRepository><id>downloaded</id><url>%2$s</url></pluginRepository>
          </pluginRepositories>
          <dependencies>
            <dependency>
              <groupId>dev.payouts</groupId>
              <artifactId>%1$s</artifactId>
              <version>%3$s</version>
            </dependency>
          </dependencies>
          <build>
            <pluginManagement>
              <plugins>
                <plugin>
                  <artifactId>maven-compiler-plugin</artifactId>
                  <version>3.16.0</version>
                </plugin>
                <plugin>
                  <artifactId>maven-resources-plugin</artifactId>
                  <version>3.5.0</version>
                </plugin>
              </plugins>
            </pluginManagement>
          </build>
        </project>
        """
            .formatted(dependency, usual, version()));
    ProcessBuilder maven =
        new ProcessBuilder(
            "mvn",
            "-B",
            "-q",
            "-Dmaven.repo.local=" + repository,
            "compile",
            "org.codehaus.mojo:exec-maven-plugin:%s:java"
                .formatted(Programs.property("exec.version")),
            "-Dexec.mainClass=Main",
            "-Dexec.cleanupDaemonThreads=false");
    maven.environment().put("NOTION_TOKEN", "ntn_sandbox");
    maven.environment().remove("MAVEN_OPTS");
    maven.directory(project.toFile()).redirectErrorStream(true);
    Path output = project.resolve("output.txt");
    Process process = maven.redirectOutput(output.toFile()).start();
    int exitCode = Programs.exitCode(process);
    String printed = Files.readString(output, UTF_8);
    assertThat(exitCode).as(printed).isZero();
    return printed;
  }
}
