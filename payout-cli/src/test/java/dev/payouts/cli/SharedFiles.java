package dev.payouts.cli;

import static com.google.common.base.Preconditions.checkState;
import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.payouts.cli.commands.CommandTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.AutoComplete;
import picocli.CommandLine;

/**
 * Writes the man pages, texts of help and completion scripts of the distribution; the build runs
 * it.
 */
public final class SharedFiles {
  private static final String COMMAND = "payouts";

  private SharedFiles() {}

  /** Writes them below the directory that is the only argument. */
  public static void main(String[] args) throws IOException {
    write(Path.of(args[0]));
  }

  static void write(Path directory) throws IOException {
    CommandLine commands = new CommandTree(new Capture(directory).context()).commandLine();
    write(directory.resolve("man/man1/payouts.1"), ManPage.of(commands));
    write(directory.resolve("help/payouts.txt"), commands.getUsageMessage());
    for (CommandLine command : commands.getSubcommands().values()) {
      String name = "payouts-" + command.getCommandName();
      write(directory.resolve("man/man1").resolve(name + ".1"), ManPage.of(command));
      write(directory.resolve("help").resolve(name + ".txt"), command.getUsageMessage());
    }
    String bash = AutoComplete.bash(COMMAND, commands);
    write(directory.resolve("bash-completion/completions/payouts"), bash);
    write(directory.resolve("zsh/site-functions/_payouts"), zsh(bash));
  }

  /** Returns the script as a function that zsh loads when it first completes the command. */
  private static String zsh(String bash) {
    String compopt = "alias compopt=complete";
    checkState(bash.contains(compopt), "the script of this picocli is another");
    return "#compdef payouts\n"
        + bash.replace(compopt, "compopt() { :; }")
        + "\n_bash_complete -o default -F _complete_payouts\n";
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text, US_ASCII);
  }
}
