package dev.payouts.cli;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import dev.payouts.cli.commands.CommandTree;
import dev.payouts.cli.context.ExitCode;
import dev.payouts.core.RunReport;
import dev.payouts.core.Status;
import dev.payouts.core.model.PayableType;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ReadmeExamplesTest {
  private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final Pattern CLASS_NAME = Pattern.compile("^class (\\w+)", Pattern.MULTILINE);
  private static final Pattern COMMAND_ROW =
      Pattern.compile("^\\| `(--?[a-z-]+)", Pattern.MULTILINE);

  private static final Pattern FAILED =
      Pattern.compile("```\n(ACTION REQUIRED: .*?)```", Pattern.DOTALL);
  private static final int FIRST_PAGE_BYTES = 9 * 1024;
  private static final Pattern RUN_ID = Pattern.compile(", run [0-9a-f-]+");

  @TempDir Path dir;

  @Test
  void everyJavaExampleCompilesAndTheSandboxExampleRuns()
      throws IOException, ReflectiveOperationException {
    List<String> blocks = new ArrayList<>();
    for (String module :
        List.of(".", "payout-core", "notion-client", "payout-cli", "payout-http")) {
      JAVA.matcher(readme(module)).results().map(block -> block.group(1)).forEach(blocks::add);
    }
    compile(blocks);
    try (var loader = new URLClassLoader(new URL[] {dir.toUri().toURL()})) {
      Class<?> example = loader.loadClass("OnTheSandbox");
      var constructor = example.getDeclaredConstructor();
      constructor.setAccessible(true);
      var run = example.getDeclaredMethod("run", Path.class);
      run.setAccessible(true);
      RunReport report = (RunReport) run.invoke(constructor.newInstance(), dir.resolve("state"));
      assertThat(report.request().type()).isEqualTo(PayableType.REFUND);
      assertThat(report.count(Status.CREATED)).isPositive();
      assertThat(report.failure()).isEmpty();
    }
  }

  @Test
  void everyOptionOfRunAndPlanIsInTheTableOfOptions() throws IOException {
    ImmutableList<String> documented =
        COMMAND_ROW.matcher(manual()).results().map(row -> row.group(1)).collect(toImmutableList());
    CommandLine commands = new CommandTree(new Capture(dir).context()).commandLine();
    List<String> options =
        Stream.of("run", "plan")
            .map(name -> requireNonNull(commands.getSubcommands().get(name)).getCommandSpec())
            .flatMap(command -> command.options().stream())
            .map(option -> option.longestName())
            .distinct()
            .filter(name -> !name.equals("--help") && !name.equals("--version"))
            .filter(name -> !name.equals("--corner-cases")) // in the row of --sandbox
            .toList();
    assertThat(documented).containsExactlyInAnyOrderElementsOf(options);
    assertThat(manual()).contains("`--corner-cases`");
  }

  @Test
  void theFirstPageIsShort() throws IOException {
    assertThat(Files.size(Path.of("..", "README.md"))).isLessThanOrEqualTo(FIRST_PAGE_BYTES);
  }

  @Test
  void everyCommandIsInTheTableOfCommands() throws IOException {
    String manual = manual();
    CommandLine commands = new CommandTree(new Capture(dir).context()).commandLine();
    for (String name : commands.getSubcommands().keySet()) {
      assertThat(manual).containsPattern("\n\\| `payouts " + name + "[ `]");
    }
  }

  @Test
  void everyExitCodeIsInTheTableOfExitCodes() throws IOException {
    for (ExitCode code : ExitCode.values()) {
      assertThat(manual()).contains("\n| " + code.code() + " | ");
    }
  }

  @Test
  void theSampleTableMatchesTheOutput() throws IOException {
    var capture = new Capture(dir);
    assertThat(capture.run("run", "--sandbox", "--type", "refund")).isZero();
    assertThat(RUN_ID.matcher(readme(".")).replaceAll(", run"))
        .contains("\n```\n" + RUN_ID.matcher(capture.out()).replaceAll(", run") + "```\n");
  }

  @Test
  void theFailedItemsThatTheManualQuotesAreWhatTheProgramPrints() throws IOException {
    var capture = new Capture(dir);
    assertThat(capture.run("run", "--sandbox", "--corner-cases", "--type", "invoice_split"))
        .isEqualTo(1);
    String quoted = FAILED.matcher(manual()).results().findFirst().orElseThrow().group(1);
    assertThat(quoted.lines()).hasSizeGreaterThan(2);
    assertThat(capture.out().lines()).containsAll(quoted.lines().toList());
  }

  private void compile(List<String> blocks) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    var diagnostics = new DiagnosticCollector<JavaFileObject>();
    ImmutableList.Builder<Path> files = ImmutableList.builder();
    for (String block : blocks) {
      String name =
          CLASS_NAME.matcher(block).results().findFirst().map(MatchResult::group).orElseThrow();
      files.add(Files.writeString(dir.resolve(name.substring("class ".length()) + ".java"), block));
    }
    try (StandardJavaFileManager manager =
        compiler.getStandardFileManager(diagnostics, Locale.ROOT, UTF_8)) {
      List<String> options =
          List.of("-d", dir.toString(), "-proc:none", "-cp", System.getProperty("java.class.path"));
      boolean compiled =
          compiler
              .getTask(
                  null,
                  manager,
                  diagnostics,
                  options,
                  null,
                  manager.getJavaFileObjectsFromPaths(files.build()))
              .call();
      assertThat(compiled).as(diagnostics.getDiagnostics().toString()).isTrue();
    }
    assertThat(blocks).hasSizeGreaterThanOrEqualTo(4);
  }

  private static String manual() throws IOException {
    return readme("payout-cli");
  }

  private static String readme(String module) throws IOException {
    return Files.readString(Path.of("..", module, "README.md"));
  }
}
