package dev.payouts.cli.commands;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dev.payouts.cli.context.CommandContext;
import dev.payouts.cli.context.ExitCode;
import dev.payouts.cli.context.WrongUsageException;
import dev.payouts.core.RunAbortedException;
import dev.payouts.core.host.StateFiles.StateFileException;
import dev.payouts.core.report.text.Screen;
import dev.payouts.notion.ConfigException;
import java.io.Console;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.ListResourceBundle;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** All commands. Turns their exceptions into one sentence and an exit code. */
public record CommandTree(CommandContext context) {
  /** The command that needs the options of all commands. */
  private static final String ALL = "generate-completion";

  /** Java decodes a byte without a character in the locale as this. */
  public static final char UNREADABLE = '\uFFFD';

  /** The commands whose {@code --output} may be {@code csv}. */
  private static final ImmutableSet<String> WITH_CSV =
      ImmutableSet.of("run", "plan", "show", "month");

  /** Returns the exit code. */
  public int execute(String... args) {
    if (String.join("", args).indexOf(UNREADABLE) >= 0) {
      context.complain(
          "an argument contains characters outside the locale: set LC_ALL=C.UTF-8, or use ASCII (for"
              + " example, a contractor's ID)");
      return ExitCode.MISCONFIGURED.code();
    }
    try {
      return commandLine(ImmutableSet.copyOf(args)).execute(args);
    } catch (Error e) { // the JVM would exit with 1, which means that an item failed
      context.complain("the Java virtual machine failed: " + firstLine(e.toString()));
      return ExitCode.RUN_FAILED.code();
    }
  }

  /** Returns all commands with all their options. */
  public CommandLine commandLine() {
    return commandLine(ImmutableSet.of(ALL));
  }

  /**
   * Returns the commands; only those among the arguments have their options. Reading the options of
   * all commands takes a sixth of the processor time of {@code --help}.
   */
  private CommandLine commandLine(Set<String> args) {
    Confirmation confirmation = this::atTheTerminal;
    ImmutableMap<String, Object> commands =
        ImmutableMap.<String, Object>builder()
            .put("run", new RunCommand(context))
            .put("plan", new PlanCommand(context))
            .put("doctor", new DoctorCommand(context))
            .put("history", new HistoryCommand(context))
            .put("show", new ShowCommand(context))
            .put("why", new WhyCommand(context))
            .put("audit", new AuditCommand(context))
            .put("month", new MonthCommand(context))
            .put("release", new ReleaseCommand(context, confirmation))
            .put("void", new VoidCommand(context, confirmation))
            .put("sandbox", new SandboxCommand(context))
            .put(ALL, new AutoComplete.GenerateCompletion())
            .buildOrThrow();
    var commandLine = new CommandLine(new PayoutsCommand());
    for (Map.Entry<String, Object> command : commands.entrySet()) {
      boolean isCalled = args.contains(ALL) || args.contains(command.getKey());
      Object definition = isCalled ? command.getValue() : titleOf(command.getValue());
      commandLine.addSubcommand(command.getKey(), definition);
    }
    for (CommandLine each : commandLine.getSubcommands().values()) {
      if (WITH_CSV.contains(each.getCommandName())) {
        each.getCommandSpec().resourceBundle(new CsvFormats());
      }
      each.getCommandSpec()
          // a help command ignores unknown arguments, such as a shell that is not supported
          .helpCommand(false)
          // picocli's own command would print picocli's version
          .versionProvider(new PayoutsCommand.Version());
    }
    commandLine.setOut(writer(context.out()));
    commandLine.setErr(writer(context.err()));
    commandLine.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
    commandLine.setExpandAtFiles(false); // '@an' is a Discord handle, not a file of arguments
    var handlers = new Handlers();
    commandLine.setParameterExceptionHandler(handlers);
    commandLine.setExecutionExceptionHandler(handlers);
    return commandLine;
  }

  /** The formats that the description of {@code --output} names for these commands. */
  private static final class CsvFormats extends ListResourceBundle {
    @Override
    protected Object[][] getContents() {
      return new Object[][] {{"payouts.formats", "table (default), json or csv"}};
    }
  }

  /** Asks only if standard input and output are a terminal. */
  @SuppressWarnings("SystemConsoleNull") // from JDK 22 on the answer may come from a pipe
  private @Nullable String atTheTerminal(String question) {
    Console console = System.console();
    boolean isSeen = context.screens().get().out().kind() != Screen.Kind.NO_TERMINAL;
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

  private int wrongUsage(String sentence, CommandLine commandLine) {
    context.complain(
        sentence + " (see '" + commandLine.getCommandSpec().qualifiedName() + " --help')");
    return ExitCode.MISCONFIGURED.code();
  }

  private static String firstLine(@Nullable String message) {
    return message == null ? "" : message.lines().findFirst().orElse("");
  }

  private int failure(Exception e, CommandLine commandLine, ParseResult parsed) {
    if (e instanceof WrongUsageException wrong) {
      return wrongUsage(firstLine(wrong.getMessage()), commandLine);
    }
    if (e instanceof ConfigException wrong) {
      context.complain(wrong.sentence());
      return ExitCode.MISCONFIGURED.code();
    }
    if (e instanceof RunAbortedException stopped) {
      context.complain(stopped.sentence());
      return ExitCode.of(stopped.stopCause()).code();
    }
    if (e instanceof StateFileException unusable) {
      context.complain(firstLine(unusable.getMessage()));
      return ExitCode.RUN_FAILED.code();
    }
    if (parsed.hasSubcommand() && parsed.subcommand().hasMatchedOption("-v")) {
      e.printStackTrace(context.err());
    }
    context.complain(
        "internal error (please report it with the output of -v): " + firstLine(String.valueOf(e)));
    return ExitCode.RUN_FAILED.code();
  }

  /** A class, because the JVM archives no lambdas for interfaces as old as picocli's. */
  private final class Handlers implements IParameterExceptionHandler, IExecutionExceptionHandler {
    @Override
    public int handleParseException(ParameterException e, String[] args) {
      return wrongUsage(firstLine(UsageMessage.of(e)), e.getCommandLine());
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine commandLine, ParseResult parsed) {
      return failure(e, commandLine, parsed);
    }
  }
}
