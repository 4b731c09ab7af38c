package dev.payouts.cli;

import static java.util.Objects.requireNonNull;

import com.google.common.base.Ascii;
import dev.payouts.cli.internal.FishCompletion;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints what makes a shell complete this program's commands, options and values. */
@Command(
    name = "generate-completion",
    description = "Prints a script that makes a shell complete what is typed.",
    mixinStandardHelpOptions = true,
    versionProvider = PayoutsCommand.Version.class,
    footer = {
      "",
      "bash and zsh: source <(payouts generate-completion)",
      "fish: payouts generate-completion fish | source"
    })
final class CompletionCommand implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      arity = "0..1",
      defaultValue = "bash",
      paramLabel = "SHELL",
      converter = ShellConverter.class,
      completionCandidates = ShellConverter.class,
      description = "bash (default), zsh or fish.")
  private @Nullable Shell shell;

  @Override
  public void run() {
    CommandSpec itself = requireNonNull(spec);
    CommandSpec root = itself.root();
    String script =
        switch (requireNonNull(shell)) {
          case BASH, ZSH -> AutoComplete.bash(root.name(), root.commandLine());
          case FISH -> FishCompletion.script(root);
        };
    itself.commandLine().getOut().println(script);
  }

  /** The shells. */
  enum Shell {
    BASH,
    /** Reads the script of bash. */
    ZSH,
    FISH;

    String word() {
      return Ascii.toLowerCase(name());
    }
  }

  static final class ShellConverter extends Converters.OneOf<Shell> {
    ShellConverter() {
      super("shell", Shell.values(), Shell::word);
    }
  }
}
