package dev.payouts.http.internal;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.payouts.notion.testing.Programs;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The archive, unpacked in a directory whose name has a blank, and its programs. */
class DistributionIT {
  private static final long LONGEST_MAKING_SECONDS = 300;

  @TempDir private Path directory;
  private Path home;
  private Path installed;

  @BeforeEach
  void unpack() throws IOException, InterruptedException {
    String archive = System.getProperty("payouts.distribution");
    assumeTrue(archive != null, "the profile distribution is off: do not give -Dtest, or add it");
    home = Files.createDirectory(directory.resolve("home"));
    Path place = Files.createDirectory(directory.resolve("a place"));
    run(Map.of(), "tar", "xzf", archive, "-C", place.toString());
    installed = place.resolve(Path.of(archive).getFileName().toString().replace(".tar.gz", ""));
  }

  /** What a program printed, and its exit code. */
  private record Ended(int exitCode, String out, String err) {}

  private Ended run(Map<String, String> environment, String... command)
      throws IOException, InterruptedException {
    Path out = directory.resolve("out");
    Path err = directory.resolve("err");
    ProcessBuilder builder = builder(environment, command);
    Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    process.getOutputStream().close();
    int exitCode = Programs.exitCode(process);
    return new Ended(exitCode, Files.readString(out), Files.readString(err));
  }

  private ProcessBuilder builder(Map<String, String> environment, String... command) {
    var builder = new ProcessBuilder(command);
    builder.directory(directory.toFile());
    Map<String, String> variables = builder.environment();
    variables.keySet().removeIf(name -> name.matches("(NOTION|PAYOUTS|XDG|JAVA|JDK|MAVEN)_.*"));
    variables.put("HOME", String.valueOf(home));
    variables.put("JAVA_HOME", System.getProperty("java.home"));
    environment.forEach(variables::put);
    return builder;
  }

  private String bin(String program) {
    return installed.resolve("bin").resolve(program).toString();
  }

  @Test
  void theFirstStartArchivesClassesInTheBackgroundAndTheSecondUsesThem()
      throws IOException, InterruptedException {
    // HotSpot archives no classes of jars whose path has a blank: JDK 17 compares it with its URL
    installed = Files.move(installed, directory.resolve("plain"));
    Path cache = Files.createDirectories(home.resolve(".cache/payouts"));
    try (WatchService watch = FileSystems.getDefault().newWatchService()) {
      cache.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
      Ended first = run(Map.of(), bin("payouts"), "run", "--sandbox", "--output", "json");
      assertThat(first.exitCode()).as(first.err()).isZero();
      assertThat(first.out()).startsWith("{").contains("\"created\"");
      awaitArchive(watch);
    }
    Ended second =
        run(Map.of("PAYOUTS_JAVA_OPTS", "-Xlog:class+load:stderr"), bin("payouts"), "--version");
    assertThat(second.out()).startsWith("payouts ");
    // but for classes of interfaces as old as picocli's, which later versions of Java do not
    // archive
    assertThat(second.err().lines().filter(line -> line.matches(".* dev\\.payouts\\..*")))
        .hasSizeGreaterThan(20)
        .filteredOn(line -> !line.matches(".*(CommandTree\\$Handlers|PayoutsCommand\\$Version) .*"))
        .allSatisfy(line -> assertThat(line).contains("shared objects file"));
    try (Stream<Path> kept = Files.list(cache)) {
      assertThat(kept.filter(file -> file.toString().endsWith(".jsa"))).hasSize(1);
    }
  }

  /** Waits until a file that is no directory of a process at work appears. */
  private static void awaitArchive(WatchService watch) throws InterruptedException {
    while (true) {
      WatchKey key = watch.poll(LONGEST_MAKING_SECONDS, TimeUnit.SECONDS);
      assertThat(key).as("an archive is made").isNotNull();
      if (key.pollEvents().stream().anyMatch(event -> event.context().toString().endsWith("jsa"))) {
        return;
      }
      key.reset();
    }
  }

  @Test
  void anArchiveThatDoesNotExistIsNotGivenToJavaWhichMayReportIt()
      throws IOException, InterruptedException {
    Path java = java("recorder", "echo \"$@\"");
    Files.writeString(java.resolve("release"), "JAVA_VERSION=\"17\"\n");
    Map<String, String> nowhere =
        Map.of("JAVA_HOME", java.toString(), "XDG_CACHE_HOME", "/proc/none");
    assertThat(run(nowhere, bin("payouts"), "--version").out())
        .contains("dev.payouts.cli.Main --version")
        .doesNotContain("SharedArchiveFile");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "run ",
        "plan ",
        "doctor ",
        "history ",
        "show ",
        "why ",
        "audit ",
        "month ",
        "release ",
        "void ",
        "sandbox ",
        "generate-completion "
      })
  void helpNeedsNoJavaAndIsThatOfTheProgram(String command)
      throws IOException, InterruptedException {
    Map<String, String> noJava = Map.of("JAVA_HOME", "/none");
    for (String option : List.of("--help", "-h")) {
      List<String> arguments = List.of((command + option).split(" "));
      Ended fast = run(noJava, started(bin("payouts"), arguments));
      Path jar = installed.resolve("lib/payouts.jar");
      List<String> java = List.of("-cp", jar.toString(), "dev.payouts.cli.Main");
      Ended program =
          run(
              Map.of(),
              started(
                  System.getProperty("java.home") + "/bin/java",
                  Stream.concat(java.stream(), arguments.stream()).toList()));
      assertThat(fast).as(command + option).isEqualTo(program);
      assertThat(fast.out()).startsWith("Usage: payouts");
    }
  }

  private static String[] started(String program, List<String> arguments) {
    return Stream.concat(Stream.of(program), arguments.stream()).toArray(String[]::new);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../payouts --help", "nothing --help", "run run --help", "--help -x"})
  void whatHasNoTextOfHelpIsForTheProgram(String arguments)
      throws IOException, InterruptedException {
    Path java = java("recorder", "for last; do :; done; echo \"asked $last\"");
    Files.writeString(java.resolve("release"), "JAVA_VERSION=\"17\"\n");
    Map<String, String> recorder =
        Map.of("JAVA_HOME", java.toString(), "XDG_CACHE_HOME", "/proc/none");
    List<String> words = List.of(arguments.split(" "));
    assertThat(run(recorder, started(bin("payouts"), words)).out())
        .startsWith("asked " + words.get(words.size() - 1));
  }

  /** The machine has no directories but those of a fresh Debian without man pages. */
  @Test
  void theCommandsOfTheReadmeInstallIt() throws IOException, InterruptedException {
    Files.createDirectory(directory.resolve("opt"));
    Files.createDirectories(directory.resolve("usr/local/bin"));
    String readme = Files.readString(Path.of("..", "payout-cli", "README.md"));
    String install = readme.substring(readme.indexOf("\n## Install\n"));
    String commands =
        Splitter.on("```")
            .splitToList(install)
            .get(1)
            .substring("sh".length())
            .replaceAll("(?<= )/(?=opt|usr)", directory + "/")
            .replace("payouts-VERSION.tar.gz", System.getProperty("payouts.distribution", ""))
            .replace("payouts-VERSION", installed.getFileName().toString());
    Ended ended = run(Map.of(), "sh", "-ec", commands);
    assertThat(ended.exitCode()).as(ended.err()).isZero();
    assertThat(directory.resolve("usr/local/share/man/man1/payouts-run.1")).isRegularFile();
    assertThat(directory.resolve("usr/local/share/zsh/site-functions/_payouts")).isRegularFile();
    assertThat(directory.resolve("usr/share/bash-completion/completions/payouts")).isRegularFile();
    for (String program : List.of("payouts", "payouts-http")) {
      String link = directory.resolve("usr/local/bin").resolve(program).toString();
      assertThat(run(Map.of(), link, "--version").out()).startsWith(program + " 0.");
    }
  }

  @Test
  void withoutAPlaceToWriteAndThroughALinkItRunsAsUsual() throws IOException, InterruptedException {
    Path link = Files.createSymbolicLink(directory.resolve("link"), Path.of("other"));
    Files.createSymbolicLink(
        directory.resolve("other"), directory.relativize(Path.of(bin("payouts"))));
    Map<String, String> nowhere = Map.of("HOME", "/dev/null", "PAYOUTS_JAVA_OPTS", "-Xmx128m");
    Ended ended = run(nowhere, link.toString(), "no such one");
    assertThat(ended.exitCode()).isEqualTo(2);
    assertThat(ended.err()).startsWith("payouts: ").contains("\"no such one\"").hasLineCount(1);
    assertThat(run(Map.of("HOME", ""), bin("payouts"), "--version").out()).startsWith("payouts 0");
  }

  @Test
  void aUserWhoOwnsNothingRunsIt() throws IOException, InterruptedException {
    boolean isPermitted =
        "root".equals(System.getProperty("user.name"))
            && Files.isExecutable(Path.of("/usr/bin/setpriv"));
    assumeTrue(isPermitted, "only root with setpriv can run it as another user");
    run(Map.of(), "chmod", "-R", "a+rX", directory.toString());
    String[] asNobody = {
      "setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups", bin("payouts")
    };
    Ended ended =
        run(
            Map.of(),
            Stream.concat(Stream.of(asNobody), Stream.of("run", "--sandbox", "--output", "csv"))
                .toArray(String[]::new));
    assertThat(ended.err()).doesNotContain("rror").doesNotContain("denied");
    assertThat(ended.exitCode()).isZero();
    assertThat(ended.out()).contains("created");
    assertThat(home.resolve(".cache")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"payouts", "payouts-http"})
  void aMissingOrOldJavaIsOneSentence(String program) throws IOException, InterruptedException {
    assertThat(refused(Map.of("JAVA_HOME", "/none"), program))
        .isEqualTo("JAVA_HOME is /none, which has no bin/java: set it to a Java 17 or later");
    Path tools = Files.createDirectory(directory.resolve("tools"));
    for (String tool : List.of("sh", "readlink")) {
      Files.createSymbolicLink(tools.resolve(tool), Path.of("/bin", tool));
    }
    Map<String, String> noJava = Map.of("JAVA_HOME", "", "PATH", tools.toString());
    assertThat(refused(noJava, program))
        .isEqualTo("java was not found: install Java 17 or later, or set JAVA_HOME");
    Path old = java("old", "echo 'openjdk version \"1.8.0_392\"' >&2");
    assertThat(refused(Map.of("JAVA_HOME", old.toString()), program))
        .isEqualTo(old + "/bin/java is Java 1.8.0_392: install Java 17 or later, or set JAVA_HOME");
    Path eleven = java("eleven", "echo must not be started; exit 9");
    Files.writeString(eleven.resolve("release"), "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"11.0.2\"\n");
    assertThat(refused(Map.of("JAVA_HOME", eleven.toString()), program)).contains("Java 11.0.2");
    Path broken = java("broken", "exit 127");
    assertThat(refused(Map.of("JAVA_HOME", broken.toString()), program)).contains("does not run");
  }

  private String refused(Map<String, String> environment, String program)
      throws IOException, InterruptedException {
    Ended ended = run(environment, bin(program), "--version");
    assertThat(ended.exitCode()).isEqualTo(2);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err()).startsWith(program + ": ").hasLineCount(1);
    return ended.err().substring(program.length() + 2).strip();
  }

  /** Returns the home of a script in place of Java. */
  private Path java(String name, String script) throws IOException {
    Path java = Files.createDirectories(directory.resolve(name).resolve("bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\n" + script + "\n");
    assertThat(java.toFile().setExecutable(true)).isTrue();
    return directory.resolve(name);
  }

  @Test
  void aSignalReachesTheServerAndItsExitCodeTheCaller() throws IOException, InterruptedException {
    Map<String, String> tokens =
        Map.of("PAYOUTS_HTTP_TOKEN", "sixteen-letters!", "NOTION_TOKEN", "y");
    Files.writeString(
        directory.resolve("payouts.json"),
        "{\"data_sources\": {\"refunds\": \"0f1e2d3c-0000-4000-8000-000000000005\","
            + " \"payouts\": \"0f1e2d3c-0000-4000-8000-000000000004\"}}");
    Process server = builder(tokens, bin("payouts-http"), "--port", "0").start();
    try (BufferedReader out = server.inputReader()) {
      assertThat(out.readLine()).startsWith("payouts-http listens on http://127.0.0.1:");
      server.destroy();
      assertThat(Programs.exitCode(server)).isZero();
    } finally {
      server.destroyForcibly();
    }
    Ended wrong = run(tokens, bin("payouts-http"), "--port", "a b");
    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.err()).contains("a b");
  }

  @Test
  void eachLibraryIsThereOnceAndHasItsLicense() throws IOException {
    ImmutableSet<String> needed =
        Stream.concat(classPath("payouts.jar"), classPath("payouts-http.jar"))
            .collect(toImmutableSet());
    ImmutableList<String> present = names("lib");
    assertThat(present)
        .containsAll(needed)
        .hasSize(
            needed.size()
                + ImmutableList.of("launch.sh", "payouts.jar", "payouts-http.jar").size());
    String licenses = Files.readString(installed.resolve("licenses/THIRD-PARTY.txt"));
    for (String jar : needed) {
      String name = jar.replaceFirst("-[0-9].*", "").replaceFirst("^(prometheus-metrics-).*", "$1");
      if (!jar.contains("SNAPSHOT") && !name.startsWith("payout")) {
        assertThat(licenses).contains(name);
      }
    }
    assertThat(names("licenses").stream().filter(file -> !file.startsWith("THIRD")))
        .allSatisfy(file -> assertThat(licenses).contains(file));
  }

  @Test
  void theUnitsOfSystemdAreThereAndStartJarsThatAreThere() {
    for (String service : List.of("payouts.service", "payouts-http.service")) {
      assertThat(installed.resolve("share/deploy/systemd").resolve(service)).isRegularFile();
      String start = SystemdUnitsTest.setting("systemd/" + service, "ExecStart");
      String jar = start.replaceFirst(".* -jar /opt/payouts/(\\S+) .*", "$1");
      assertThat(installed.resolve(jar)).isRegularFile();
    }
  }

  private Stream<String> classPath(String jar) throws IOException {
    try (var file = new JarFile(installed.resolve("lib").resolve(jar).toFile())) {
      String classPath =
          file.getManifest().getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
      return Splitter.on(' ').splitToList(classPath).stream();
    }
  }

  private ImmutableList<String> names(String folder) throws IOException {
    try (Stream<Path> files = Files.list(installed.resolve(folder))) {
      return files.map(file -> file.getFileName().toString()).collect(toImmutableList());
    }
  }

  @Test
  void manPagesNameEveryOptionAndAreWellFormed() throws IOException, InterruptedException {
    Path pages = installed.resolve("share/man/man1");
    String server = Files.readString(pages.resolve("payouts-http.1")).replace("\\-", "-");
    List<String> options =
        Stream.of(ServerOptions.HELP.split("[\\s,\\[\\]]+"))
            .filter(word -> word.startsWith("--"))
            .toList();
    assertThat(options).hasSizeGreaterThan(5).allSatisfy(each -> assertThat(server).contains(each));
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/groff")), "groff is not installed");
    for (String page : names("share/man/man1")) {
      Ended read = run(Map.of(), "groff", "-man", "-ww", "-Tascii", pages.resolve(page).toString());
      assertThat(read.exitCode()).as(read.err()).isZero();
      assertThat(read.err()).as(page).isEmpty();
      assertThat(read.out()).contains(page.replace(".1", ""));
    }
  }

  @Test
  void bashAndZshCompleteCommandsAndOptions() throws IOException, InterruptedException {
    Path share = installed.resolve("share");
    String bash =
        "source \"$1\"; COMP_LINE='payouts run --cor'; COMP_WORDS=(payouts run --cor); COMP_CWORD=2;"
            + " compopt() { :; }; _complete_payouts; echo \"${COMPREPLY[@]}\"";
    Path script = share.resolve("bash-completion/completions/payouts");
    assertThat(run(Map.of(), "bash", "-c", bash, "bash", script.toString()).out().strip())
        .isEqualTo("--corner-cases");
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/zsh")), "zsh is not installed");
    String zsh =
        """
        zmodload zsh/zpty
        zpty shell "PS1= zsh -f -i"
        zpty -w shell "fpath=('$1' \\$fpath); autoload -U compinit; compinit -u -D; print READ''Y"
        zpty -r shell out '*READY*'
        zpty -w -n shell $'payouts histo\\tx'
        zpty -r shell out '*history*x*'
        zpty -w -n shell $'\\x15payouts run --cor\\tx'
        zpty -r shell out '*--corner-cases*x*'
        zpty -d shell
        print completed
        """;
    Path functions = share.resolve("zsh/site-functions");
    assertThat(
            run(Map.of("TERM", "dumb"), "zsh", "-f", "-c", zsh, "zsh", functions.toString())
                .out()
                .strip())
        .endsWith("completed");
  }
}
