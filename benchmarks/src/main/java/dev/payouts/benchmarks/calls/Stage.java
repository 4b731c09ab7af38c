package dev.payouts.benchmarks.calls;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import dev.payouts.core.model.ContractorId;
import dev.payouts.notion.ConfigFile;
import dev.payouts.notion.DataSourceKey;
import dev.payouts.notion.NotionToken;
import dev.payouts.notion.WorkspaceConfig;
import dev.payouts.notion.sandbox.Sandbox;
import dev.payouts.notion.sandbox.SandboxOptions;
import dev.payouts.notion.sandbox.SandboxOptions.Archive;
import dev.payouts.notion.sandbox.SandboxTraffic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;

/** A served workspace and a state directory for one run. */
final class Stage implements AutoCloseable {
  /** The month of the orders; any month would do. */
  static final YearMonth MONTH = YearMonth.of(2026, 10);

  private final Sandbox sandbox;
  private final Path stateDir;
  private final Setting setting;
  private final PayableRows rows;
  private final ImmutableSet<String> payables;

  private Stage(Sandbox sandbox, Setting setting, PayableRows rows) {
    this.sandbox = sandbox;
    this.stateDir = temporaryDirectory();
    this.setting = setting;
    this.rows = rows;
    this.payables = rows.approved(sandbox.workspace());
  }

  /**
   * Generates a workspace and serves it on its own port.
   *
   * @throws UncheckedIOException if no port or temporary directory is available
   */
  static Stage open(Scenario scenario, Way way, Setting setting) {
    PayableRows rows = PayableRows.of(scenario.type());
    SandboxOptions.Builder options =
        SandboxOptions.builder(MONTH)
            .empty()
            .orders(scenario.payables()) // the other types are for the same contractors
            .archive(way.isOurs() ? Archive.SEPARATE : Archive.NONE) // which others never query
            .latency(setting.latency());
    switch (rows) {
      case ORDERS -> {}
      case REFUNDS -> options.refunds(scenario.payables());
      case SPLITS -> options.splits(scenario.payables());
    }
    var stage = new Stage(Sandbox.start(options.build()), setting, rows);
    rows.addHistory(stage.sandbox.workspace(), scenario.oldPayouts());
    stage.pay(scenario.alreadyPaid());
    return stage;
  }

  /** Serves a workspace with only contractors. */
  static Stage ofContractors(int count, Setting setting) {
    Sandbox sandbox =
        Sandbox.start(SandboxOptions.builder(MONTH).empty().archive(Archive.NONE).build());
    for (int i = 0; i < count; i++) {
      sandbox.workspace().contractor("Contractor " + i).positions("Backend Engineer").add();
    }
    return new Stage(sandbox, setting, PayableRows.ORDERS);
  }

  private static Path temporaryDirectory() {
    try {
      return Files.createTempDirectory("payouts-benchmark-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Pays some of the payables by hand, evenly spread. */
  private void pay(int count) {
    ImmutableList<String> all = payables.asList();
    for (int i = 0; i < count; i++) {
      rows.payByHand(sandbox.workspace(), all.get((int) ((long) i * all.size() / count)));
    }
  }

  WorkspaceConfig config() {
    WorkspaceConfig config =
        ConfigFile.ofText("the benchmark", sandbox.configurationJson(), stateDir).read();
    WorkspaceConfig.Execution execution = config.execution();
    return config.withExecution(
        new WorkspaceConfig.Execution(setting.workers(), execution.hosts(), stateDir));
  }

  NotionToken token() {
    return new NotionToken(sandbox.token());
  }

  Path stateDir() {
    return stateDir;
  }

  /** Returns all contractors, oldest first. */
  ImmutableList<ContractorId> contractors() {
    return sandbox
        .notion()
        .view()
        .pages(sandbox.workspace().dataSource(DataSourceKey.CONTRACTORS))
        .stream()
        .map(page -> new ContractorId(page.id()))
        .collect(ImmutableList.toImmutableList());
  }

  SandboxTraffic traffic() {
    return sandbox.notion().traffic();
  }

  /** Inspects the workspace. */
  Verdict verdict() {
    return Verdict.of(sandbox, rows, payables);
  }

  @Override
  public void close() {
    sandbox.close();
    try {
      // Insecure only if other users may write to the directory, which they may not.
      MoreFiles.deleteRecursively(stateDir, RecursiveDeleteOption.ALLOW_INSECURE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
