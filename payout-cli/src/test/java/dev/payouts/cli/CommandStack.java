package dev.payouts.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.ImmutableMap;
import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import com.squareup.moshi.JsonReader;
import dev.payouts.cli.internal.Screens;
import dev.payouts.core.store.UserLocks;
import dev.payouts.notion.DataSourceKey;
import dev.payouts.notion.sandbox.Faults;
import dev.payouts.notion.sandbox.PageView;
import dev.payouts.notion.sandbox.PayrollWorkspace;
import dev.payouts.notion.sandbox.Sandbox;
import dev.payouts.notion.sandbox.SandboxOptions;
import dev.payouts.notion.sandbox.WorkspaceEditor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/** The command against a sandbox for one test, over HTTP. */
final class CommandStack implements AutoCloseable {
  static final LocalDate LAST_OF_JANUARY = LocalDate.of(2026, 1, 31);

  final Sandbox sandbox;
  final Path dir;
  private final ImmutableMap<String, String> environment;
  private volatile Faults faults = Faults.none();

  CommandStack() {
    this(options -> options);
  }

  /** Starts a sandbox with other options. */
  CommandStack(UnaryOperator<SandboxOptions.Builder> options) {
    SandboxOptions.Builder builder =
        SandboxOptions.builder(YearMonth.from(LAST_OF_JANUARY))
            .empty()
            .faults((request, number) -> faults.decide(request, number));
    sandbox = Sandbox.start(options.apply(builder).build());
    environment = ImmutableMap.of("NOTION_TOKEN", sandbox.token());
    try {
      dir = Files.createTempDirectory("payouts-test");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    write(sandbox.configurationJson());
  }

  /** Replaces the configuration. */
  void write(String json) {
    try {
      Files.writeString(dir.resolve("payouts.json"), json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Adds members to the configuration; single quotes become double quotes. */
  void configured(String members) {
    String json = sandbox.configurationJson().strip();
    write(json.substring(0, json.length() - 1) + ", " + members.replace('\'', '"') + "}");
  }

  void failing(Faults what) {
    faults = what;
  }

  PayrollWorkspace has() {
    return sandbox.workspace();
  }

  WorkspaceEditor editor() {
    return sandbox.notion().editor();
  }

  String dataSource(DataSourceKey key) {
    return has().dataSource(key);
  }

  /** Adds a contractor who earns 22,000,000 VND a month, paid on the 15th. */
  String contractor(String name) {
    String contractor = has().contractor(name).discord(name.toLowerCase(Locale.ROOT)).add();
    has().rate(contractor).monthly("22000000").currency("VND").payday("15").add();
    return contractor;
  }

  String order(String contractor) {
    return has().order(contractor, LAST_OF_JANUARY).add();
  }

  void orders(int count) {
    for (int i = 0; i < count; i++) {
      order(contractor("Person" + i));
    }
  }

  /** Returns the payouts that runs have created. */
  List<PageView> created() {
    return has().payouts().stream()
        .filter(payout -> payout.createdBy().equals(sandbox.user()))
        .toList();
  }

  long requests() {
    return sandbox.notion().traffic().total();
  }

  /** Runs a command with the sandbox's token. */
  Result run(String... args) {
    return run(environment, args);
  }

  /** Runs a command in another working directory of the same machine. */
  Result runIn(Path workingDirectory, String... args) {
    return run(new Capture(workingDirectory, Screens.NONE, locks()), environment, args);
  }

  UserLocks locks() {
    return UserLocks.in(dir.resolve("locks"));
  }

  Result run(Map<String, String> variables, String... args) {
    return run(new Capture(dir), variables, args);
  }

  /** Runs a command on terminals with the sandbox's token. */
  Result runOn(Screens screens, String... args) {
    return run(new Capture(dir, screens), environment, args);
  }

  private static Result run(Capture capture, Map<String, String> variables, String... args) {
    int exitCode = capture.run(variables, args);
    return new Result(exitCode, capture.out(), capture.err());
  }

  @Override
  public void close() {
    sandbox.close();
    try {
      MoreFiles.deleteRecursively(dir, RecursiveDeleteOption.ALLOW_INSECURE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The result of a command. */
  record Result(int exitCode, String out, String err) {
    /** Returns the error messages. */
    List<String> complaints() {
      return err.lines().filter(line -> line.startsWith("payouts: ")).toList();
    }

    /** Returns the first run of the JSON that was printed. */
    Map<?, ?> firstRun() {
      return runs().get(0);
    }

    List<Map<?, ?>> runs() {
      return objects(json(out).get("runs"));
    }

    /** Returns the item of a payable in the first run. */
    Map<?, ?> item(String payable) {
      return objects(firstRun().get("items")).stream()
          .filter(item -> payable.equals(item.get("source_id")))
          .findFirst()
          .orElseThrow(() -> new AssertionError("no item of " + payable + " in " + out));
    }

    List<Map<?, ?>> items() {
      return objects(firstRun().get("items"));
    }
  }

  /** Reads a JSON object; numbers become {@code Double}. */
  static Map<?, ?> json(String text) {
    try {
      Object value = JsonReader.of(new Buffer().writeString(text, UTF_8)).readJsonValue();
      if (value instanceof Map<?, ?> map) {
        return map;
      }
      throw new AssertionError("not a JSON object: " + text);
    } catch (IOException e) {
      throw new UncheckedIOException("not JSON: " + text, e);
    }
  }

  static List<Map<?, ?>> objects(@Nullable Object list) {
    return ((List<?>) Objects.requireNonNull(list))
        .stream().<Map<?, ?>>map(element -> (Map<?, ?>) element).toList();
  }
}
