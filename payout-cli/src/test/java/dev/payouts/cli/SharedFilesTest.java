package dev.payouts.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.cli.commands.CommandTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The man pages and completion scripts of the distribution. */
class SharedFilesTest {
  @TempDir Path dir;

  @Test
  void everyCommandHasAPageWithAllItsOptions() throws IOException {
    SharedFiles.write(dir);
    Path pages = dir.resolve("man/man1");
    String overview = Files.readString(pages.resolve("payouts.1"));
    CommandLine commands = new CommandTree(new Capture(dir).context()).commandLine();
    for (CommandLine command : commands.getSubcommands().values()) {
      String name = command.getCommandName().replace("-", "\\-");
      assertThat(overview).contains("\\fB" + name + "\\fR\n", "\\fBpayouts\\-" + name + "\\fR(1)");
      String page = Files.readString(pages.resolve("payouts-" + command.getCommandName() + ".1"));
      for (OptionSpec option : command.getCommandSpec().options()) {
        assertThat(page).contains(option.longestName().replace("-", "\\-"));
      }
    }
  }

  @Test
  void textIsNotReadAsARequestOrAnEscape() {
    CommandSpec command = CommandSpec.create().name("x");
    command.usageMessage().description(".so /etc/passwd").footer("'a", "C:\\new -o");
    assertThat(ManPage.of(new CommandLine(command)))
        .contains("\n.nf\n\\&'a\nC:\\enew \\-o\n.fi\n")
        .contains("x \\- \\&.so /etc/passwd\n");
  }
}
