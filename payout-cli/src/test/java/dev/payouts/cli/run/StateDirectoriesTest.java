package dev.payouts.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.cli.CommandStack;
import dev.payouts.cli.CommandStack.Result;
import dev.payouts.core.HostSharing;
import dev.payouts.core.Shard;
import dev.payouts.core.spi.Destination;
import dev.payouts.core.spi.Journal;
import dev.payouts.core.store.FileJournal;
import dev.payouts.notion.DataSourceKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The state directory, and the locks that prevent concurrent runs. */
class StateDirectoriesTest {
  private final CommandStack stack = new CommandStack();
  private Path elsewhere = stack.dir;

  @BeforeEach
  void seed() throws IOException {
    stack.orders(1);
    elsewhere = Files.createDirectory(stack.dir.resolve("elsewhere"));
  }

  @AfterEach
  void stop() {
    stack.close();
  }

  @Test
  void aRelativeStateDirectoryIsThatOfTheConfigurationWhereverTheCommandStarts() {
    assertThat(stack.runIn(elsewhere, "run", "--config", "../payouts.json").exitCode()).isZero();
    assertThat(elsewhere).isEmptyDirectory();
    assertThat(stack.dir.resolve(".payouts/journal.jsonl")).exists();
    stack.configured("'state_dir': 'kept/here'");
    String[] dryRun = {"run", "--dry-run", "--config", "../payouts.json"}; // another run would wait
    assertThat(stack.runIn(elsewhere, dryRun).exitCode()).isZero();
    assertThat(stack.dir.resolve("kept/here/schemas.json")).exists();
  }

  @Test
  void theOneOfTheCommandLineIsThatOfTheWorkingDirectory() {
    Result result = stack.runIn(elsewhere, "run", "--config", "../payouts.json", "--state", "here");
    assertThat(result.exitCode()).isZero();
    assertThat(elsewhere.resolve("here/journal.jsonl")).exists();
    assertThat(stack.dir.resolve(".payouts")).doesNotExist();
  }

  @Test
  void doctorSaysAsARunDoesThatTheStateDirectoryBelongsToOtherPayouts() throws IOException {
    assertThat(stack.run("run").exitCode()).isZero();
    assertThat(stack.run("doctor").exitCode()).isZero();
    Path file = stack.dir.resolve(".payouts/destination");
    String own = stack.dataSource(DataSourceKey.PAYOUTS);
    String others = "0f1e2d3c-0000-4000-8000-000000000004";
    Files.writeString(file, Files.readString(file).replace(own, others));
    Result run = stack.run("run");
    assertThat(run.exitCode()).isEqualTo(2);
    Result doctor = stack.run("doctor", "--output", "json");
    assertThat(doctor.exitCode()).isEqualTo(2);
    String sentence =
        "belongs to the payouts data source %s, not to %s: use a separate".formatted(others, own);
    assertThat(run.out() + run.err()).contains(sentence);
    assertThat(doctor.out()).contains(sentence);
  }

  private Journal.Session otherRun(Shard shard, HostSharing hosts) {
    var destination =
        new Destination(
            stack.dataSource(DataSourceKey.PAYOUTS),
            String.valueOf(stack.sandbox.baseUrl().getPort()));
    return FileJournal.at(stack.dir.resolve("other"), stack.locks())
        .begin(new Journal.Claim("other", shard, destination, hosts));
  }

  private void assertLockedOut(Result result) {
    assertThat(result.exitCode()).isEqualTo(4);
    assertThat(result.complaints())
        .singleElement()
        .asString()
        .contains("process " + ProcessHandle.current().pid() + ", run other")
        .contains("with the state directory " + stack.dir.resolve("other"));
    assertThat(stack.created()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"true, true", "true, false", "false, true", "false, false"})
  void aSecondRunWithAnotherStateDirectoryEndsWithFourHoweverThePayoutsAreConfigured(
      boolean byDatabase, boolean dashed) {
    String dataSource = stack.dataSource(DataSourceKey.PAYOUTS);
    String id =
        byDatabase ? stack.has().databases().getOrDefault(DataSourceKey.PAYOUTS, "") : dataSource;
    stack.write(
        stack.sandbox.configurationJson().replace(dataSource, dashed ? id : id.replace("-", "")));
    try (Journal.Session other = otherRun(Shard.WHOLE, HostSharing.EXCLUSIVE)) {
      assertThat(other.entries()).isEmpty();
      assertLockedOut(stack.run("run"));
      assertThat(stack.run("run", "--dry-run").exitCode()).as("takes no lock").isZero();
    }
    assertThat(stack.run("run").exitCode()).isZero();
    assertThat(stack.created()).hasSize(1);
  }

  @Test
  void aWholeRunAndAShardExcludeEachOtherAndSoDoTwoNumbersOfShards() {
    try (Journal.Session other = otherRun(new Shard(0, 2), HostSharing.EXCLUSIVE)) {
      assertThat(other.entries()).isEmpty();
      assertLockedOut(stack.run("run"));
      assertLockedOut(stack.run("run", "--shard", "0/2"));
      assertLockedOut(stack.run("run", "--shard", "1/3"));
    }
  }

  @Test
  void withSeveralHostsOnlyTheLockOfTheStateDirectoryIsTaken() {
    stack.configured("'exclusive': false");
    try (Journal.Session other = otherRun(Shard.WHOLE, HostSharing.EXCLUSIVE)) {
      assertThat(other.entries()).isEmpty();
      assertThat(stack.run("run", "--type", "refund").exitCode()).isZero();
    }
  }

  @Test
  void runsOnTheirOwnSandboxTakeNoLocks() {
    try (Journal.Session other = otherRun(Shard.WHOLE, HostSharing.EXCLUSIVE)) {
      assertThat(other.entries()).isEmpty();
      assertThat(stack.run("run", "--sandbox").exitCode()).isZero();
    }
  }
}
