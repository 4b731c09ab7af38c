package dev.payouts.cli.commands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.cli.Capture;
import dev.payouts.core.FailureCause;
import dev.payouts.core.RunAbortedException;
import dev.payouts.notion.ConfigException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class CommandTreeTest {
  private final Capture capture = new Capture(Path.of("/work"));

  @Test
  void anInternalErrorIsOneSentenceAndItsStackTraceNeedsVerbose() throws Exception {
    assertThat(exitCode(new IllegalStateException("odd\nstate"), "run")).isEqualTo(3);
    assertThat(capture.err())
        .isEqualTo(
            "payouts: internal error (please report it with the output of -v):"
                + " java.lang.IllegalStateException: odd\n");
    assertThat(exitCode(new IllegalStateException("odd"), "run", "-v")).isEqualTo(3);
    assertThat(capture.err()).contains("\tat dev.payouts.cli.commands.CommandTreeTest");
  }

  @Test
  void anInvalidConfigurationAndAStoppedRunPrintTheirMessage() throws Exception {
    assertThat(exitCode(new ConfigException("wrong"), "run", "-v")).isEqualTo(2);
    assertThat(
            exitCode(new RunAbortedException(FailureCause.NOT_CARRIED_THROUGH, "stopped"), "plan"))
        .isEqualTo(3);
    assertThat(capture.err()).isEqualTo("payouts: wrong\npayouts: stopped\n");
  }

  private int exitCode(Exception thrown, String... args) throws Exception {
    CommandLine commandLine = new CommandTree(capture.context()).commandLine();
    return commandLine
        .getExecutionExceptionHandler()
        .handleExecutionException(thrown, commandLine, commandLine.parseArgs(args));
  }
}
