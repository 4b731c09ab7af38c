package dev.payouts.cli.commands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.cli.Capture;
import dev.payouts.notion.ConfigFile;
import dev.payouts.notion.WorkspaceConfig;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SandboxCommandTest {
  private final Capture capture = new Capture(Path.of("/work"));

  @Test
  void theSandboxPrintsItsUrlItsTokenAndAConfigurationAndEndsWhenItIsStopped() {
    Thread.currentThread().interrupt(); // so that it stops at once
    int exitCode = capture.run("sandbox", "--orders", "1");
    assertThat(exitCode).isZero();
    List<String> lines = capture.out().lines().toList();
    assertThat(lines.get(0)).startsWith("http://127.0.0.1:");
    assertThat(lines.get(1)).startsWith("NOTION_TOKEN=").hasSizeGreaterThan(15);
    String json = String.join("\n", lines.subList(2, lines.size()));
    WorkspaceConfig config = ConfigFile.ofText("printed", json, Path.of("/work")).read();
    assertThat(config.connection().baseUrl()).hasToString(lines.get(0));
    assertThat(capture.err()).contains("The sandbox is running, with the payables of ");
  }

  @Test
  void theSandboxPrintsEachOfSeveralTokens() {
    Thread.currentThread().interrupt(); // so that it stops at once
    assertThat(capture.run("sandbox", "--orders", "1", "--tokens", "3")).isZero();
    assertThat(capture.out().lines().filter(line -> line.startsWith("NOTION_TOKEN=")))
        .hasSize(3)
        .doesNotHaveDuplicates();
  }
}
