package dev.payouts.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dev.payouts.cli.internal.Screen;
import dev.payouts.core.RunStoppedException;
import dev.payouts.core.host.StateFiles.StateFileException;
import dev.payouts.notion.ConfigException;
import java.io.Console;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** All commands, and what becomes of what they throw: one sentence and an exit code. */
final class CommandTree {
  /** The command that is about all commands. */
  private static final String ALL = "generate-completion";

  /** What Java makes of a byte that the locale has no character for. */
  static final char UNREADABLE = '\uFFFD';

  private final Surroundings surroundings;

  CommandTree(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** Returns the exit code. */
  int execute(String... args) {
    if (String.join("", args).indexOf(UNREADABLE) >= 0) {
      surroundings.complain(
          "an argument cannot be read in the locale of this terminal: set LC_ALL=C.UTF-8, or write"
              + " it in ASCII (a contractor's ID, for example)");
      return ExitCode.MISCONFIGURED.code();
    }
    try {
      return commandLine(ImmutableSet.copyOf(args)).execute(args);
    } catch (Error e) { // the JVM's own exit code would say that an item failed
      surroundings.complain("the Java machine cannot go on: " + firstLine(e.toString()));
      return ExitCode.NOT_CARRIED_THROUGH.code();
    }
  }

  /** Returns all commands with all their options. */
  CommandLine commandLine() {
    return commandLine(ImmutableSet.of(ALL));
  }

  /**
   * Returns the commands, those that are not among the arguments without their options: to find out
   * the options of all takes a sixth of the processor time of {@code --help}.
   */
  private CommandLine commandLine(Set<String> args) {
    ImmutableMap<String, Object> commands =
        ImmutableMap.<String, Object>builder()
            .put("run", new RunCommand(surroundings))
            .put("plan", new PlanCommand(surroundings))
            .put("doctor", new DoctorCommand(surroundings))
            .put("history", new HistoryCommand(surroundings))
            .put("show", new ShowCommand(surroundings))
            .put("why", new WhyCommand(surroundings))
            .put("audit", new AuditCommand(surroundings))
            .put("release", new ReleaseCommand(surroundings, this::atTheTerminal))
            .put("sandbox", new SandboxCommand(surroundings))
            .put(ALL, new AutoComplete.GenerateCompletion())
            .buildOrThrow();
    var commandLine = new CommandLine(new PayoutsCommand());
    for (Map.Entry<String, Object> command : commands.entrySet()) {
      boolean isCalled = args.contains(ALL) || args.contains(command.getKey());
      Object definition = isCalled ? command.getValue() : titleOf(command.getValue());
      commandLine.addSubcommand(command.getKey(), definition);
    }
    commandLine.setOut(writer(surroundings.out()));
    commandLine.setErr(writer(surroundings.err()));
    commandLine.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
    commandLine.setExpandAtFiles(false); // '@an' is a Discord handle, not a file of arguments
    commandLine.setParameterExceptionHandler(this::wrongUsage);
    commandLine.setExecutionExceptionHandler(this::failure);
    return commandLine;
  }

  /** Asks only where the question is seen and a person can answer it. */
  @SuppressWarnings("SystemConsoleNull") // from JDK 22 on the answer may come from a pipe
  private @Nullable String atTheTerminal(String question) {
    Console console = System.console();
    boolean isSeen = surroundings.screens().get().out().kind() != Screen.Kind.NO_TERMINAL;
    return console == null || !isSeen ? null : console.readLine("%s", question);
  }

  private static CommandSpec titleOf(Object command) {
    CommandSpec title = CommandSpec.create();
    title.usageMessage().description(command.getClass().getAnnotation(Command.class).description());
    return title;
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, UTF_8), /* autoFlush= */ true);
  }

  private int wrongUsage(ParameterException e, String[] args) {
    return wrongUsage(firstLine(e.getMessage()) + suggestion(e), e.getCommandLine());
  }

  private int wrongUsage(String sentence, CommandLine commandLine) {
    surroundings.complain(
        sentence + " (see '" + commandLine.getCommandSpec().qualifiedName() + " --help')");
    return ExitCode.MISCONFIGURED.code();
  }

  private static String firstLine(@Nullable String message) {
    return message == null ? "" : message.lines().findFirst().orElse("");
  }

  private static String suggestion(ParameterException e) {
    if (e instanceof UnmatchedArgumentException unmatched
        && !unmatched.getSuggestions().isEmpty()) {
      return "; did you mean " + unmatched.getSuggestions().get(0) + "?";
    }
    return "";
  }

  private int failure(Exception e, CommandLine commandLine, ParseResult parsed) {
    if (e instanceof WrongUsageException wrong) {
      return wrongUsage(firstLine(wrong.getMessage()), commandLine);
    }
    if (e instanceof ConfigException wrong) {
      surroundings.complain(wrong.sentence());
      return ExitCode.MISCONFIGURED.code();
    }
    if (e instanceof RunStoppedException stopped) {
      surroundings.complain(stopped.sentence());
      return ExitCode.of(stopped.stopCause()).code();
    }
    if (e instanceof StateFileException unusable) {
      surroundings.complain(firstLine(unusable.getMessage()));
      return ExitCode.NOT_CARRIED_THROUGH.code();
    }
    if (parsed.hasSubcommand() && parsed.subcommand().hasMatchedOption("-v")) {
      e.printStackTrace(surroundings.err());
    }
    surroundings.complain(
        "an error in this program, please report it with what -v shows: "
            + firstLine(String.valueOf(e)));
    return ExitCode.NOT_CARRIED_THROUGH.code();
  }
}
