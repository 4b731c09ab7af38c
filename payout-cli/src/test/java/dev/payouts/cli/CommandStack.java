package dev.payouts.cli;

import static dev.payouts.notion.testing.Json.json;
import static dev.payouts.notion.testing.Json.objects;

import com.google.common.collect.ImmutableMap;
import dev.payouts.cli.internal.Screens;
import dev.payouts.core.store.UserLocks;
import dev.payouts.notion.sandbox.SandboxOptions;
import dev.payouts.notion.testing.SandboxStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The command against a sandbox for one test, over HTTP. */
public final class CommandStack extends SandboxStack {
  private final ImmutableMap<String, String> environment;

  public CommandStack() {
    this(options -> options);
  }

  /** Starts a sandbox with other options. */
  public CommandStack(UnaryOperator<SandboxOptions.Builder> options) {
    super(options);
    environment = ImmutableMap.of("NOTION_TOKEN", sandbox.token());
    write(configuration());
  }

  /** Replaces the configuration. */
  public void write(String json) {
    try {
      Files.writeString(dir.resolve("payouts.json"), json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Adds members to the configuration; single quotes become double quotes. */
  public void configured(String members) {
    write(configurationWith(members));
  }

  public long requests() {
    return sandbox.notion().traffic().total();
  }

  /** Runs a command with the sandbox's token. */
  public Result run(String... args) {
    return run(environment, args);
  }

  /** Runs a command in another working directory of the same machine. */
  public Result runIn(Path workingDirectory, String... args) {
    return run(new Capture(workingDirectory, Screens.NONE, locks()), environment, args);
  }

  /** Runs a command on another machine, which shares neither state nor locks with this one. */
  public Result runOnOtherHost(Path home, String... args) {
    var locks = UserLocks.in(home.resolve("locks"));
    return run(new Capture(home, Screens.NONE, locks), environment, args);
  }

  public UserLocks locks() {
    return UserLocks.in(dir.resolve("locks"));
  }

  public Result run(Map<String, String> variables, String... args) {
    return run(new Capture(dir), variables, args);
  }

  /** Runs a command on terminals with the sandbox's token. */
  public Result runOn(Screens screens, String... args) {
    return run(new Capture(dir, screens), environment, args);
  }

  private static Result run(Capture capture, Map<String, String> variables, String... args) {
    int exitCode = capture.run(variables, args);
    return new Result(exitCode, capture.out(), capture.err());
  }

  /** The result of a command. */
  public record Result(int exitCode, String out, String err) {
    /** Returns the error messages. */
    public List<String> complaints() {
      return err.lines().filter(line -> line.startsWith("payouts: ")).toList();
    }

    /** Returns the first run of the JSON that was printed. */
    public Map<?, ?> firstRun() {
      return runs().get(0);
    }

    public List<Map<?, ?>> runs() {
      return objects(json(out).get("runs"));
    }

    /** Returns the item of a payable in the first run. */
    public Map<?, ?> item(String payable) {
      return objects(firstRun().get("items")).stream()
          .filter(item -> payable.equals(item.get("source_id")))
          .findFirst()
          .orElseThrow(() -> new AssertionError("no item of " + payable + " in " + out));
    }

    public List<Map<?, ?>> items() {
      return objects(firstRun().get("items"));
    }
  }
}
