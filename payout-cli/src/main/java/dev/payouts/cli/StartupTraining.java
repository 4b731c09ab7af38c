package dev.payouts.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.base.Suppliers;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.payouts.cli.commands.CommandTree;
import dev.payouts.cli.context.CommandContext;
import dev.payouts.cli.internal.TerminalProbe;
import dev.payouts.cli.run.TemporaryDirectory;
import dev.payouts.core.Timeouts;
import dev.payouts.core.store.UserLocks;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Clock;

/**
 * Loads the classes that commands use. The launcher of the distribution runs this once, in the
 * background, and lets the JVM archive them, because commands then start faster.
 */
public final class StartupTraining {
  private StartupTraining() {}

  /** Shows the help of all commands and pays a generated workspace inside the process. */
  public static void main(String[] args) {
    ImmutableMap<String, String> environment = ImmutableMap.of();
    try (TemporaryDirectory directory = TemporaryDirectory.create();
        PrintStream nowhere =
            new PrintStream(OutputStream.nullOutputStream(), /* autoFlush= */ false, UTF_8)) {
      var context =
          new CommandContext(
              environment,
              directory.path(),
              nowhere,
              nowhere,
              Clock.systemUTC(),
              UserLocks.in(directory.path().resolve("locks")),
              Timeouts.DEFAULT.processingLimit(),
              Suppliers.memoize(() -> TerminalProbe.ask(environment)));
      for (ImmutableList<String> command : commands(context)) {
        new CommandTree(context).execute(command.toArray(String[]::new));
      }
    }
    Main.main(new String[] {"--help"}); // with its own classes, and exits
  }

  private static ImmutableList<ImmutableList<String>> commands(CommandContext context) {
    ImmutableList.Builder<ImmutableList<String>> commands = ImmutableList.builder();
    commands.add(ImmutableList.of("--help"));
    commands.add(ImmutableList.of("no-such-command"));
    for (String command : new CommandTree(context).commandLine().getSubcommands().keySet()) {
      commands.add(ImmutableList.of(command, "--help"));
    }
    commands.add(ImmutableList.of("plan", "--sandbox", "--output", "json"));
    commands.add(ImmutableList.of("run", "--sandbox"));
    return commands.build();
  }
}
