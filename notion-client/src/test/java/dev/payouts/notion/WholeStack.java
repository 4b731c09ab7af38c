package dev.payouts.notion;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.ImmutableList;
import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.payouts.core.AuditReport;
import dev.payouts.core.AuditRequest;
import dev.payouts.core.Item;
import dev.payouts.core.PayoutEngine;
import dev.payouts.core.RunOption;
import dev.payouts.core.RunReport;
import dev.payouts.core.RunRequest;
import dev.payouts.core.Shard;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.store.StateDirectory;
import dev.payouts.notion.internal.api.OkHttpTransport;
import dev.payouts.notion.internal.api.Transport;
import dev.payouts.notion.sandbox.Faults;
import dev.payouts.notion.sandbox.PageView;
import dev.payouts.notion.sandbox.PayrollWorkspace;
import dev.payouts.notion.sandbox.Sandbox;
import dev.payouts.notion.sandbox.SandboxOptions;
import dev.payouts.notion.sandbox.SandboxTraffic;
import dev.payouts.notion.textbook.PlainMachine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The whole stack: a sandbox, HTTP, the client, the ports and the engine. Nothing in it waits: its
 * clocks are advanced. Each run is a separate invocation with the same state directory.
 */
final class WholeStack implements AutoCloseable {
  static final YearMonth JANUARY = YearMonth.of(2026, 1);
  static final LocalDate LAST_OF_JANUARY = JANUARY.atEndOfMonth();

  final Sandbox sandbox;
  final SkippingHost host = new SkippingHost();
  private final Path stateDir;
  private volatile Faults faults = Faults.none();
  private String configuration;

  private WholeStack(UnaryOperator<SandboxOptions.Builder> options) {
    var builder =
        SandboxOptions.builder(JANUARY)
            .empty()
            .clock(host.clock())
            .faults((request, number) -> faults.decide(request, number));
    sandbox = Sandbox.start(options.apply(builder).build());
    configuration = sandbox.configurationJson().strip();
    try {
      stateDir = Files.createTempDirectory("payouts-test");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts with an empty workspace. */
  static WholeStack start() {
    return new WholeStack(options -> options);
  }

  /** Starts with a sandbox with other options. */
  static WholeStack start(UnaryOperator<SandboxOptions.Builder> options) {
    return new WholeStack(options);
  }

  /** Adds members to the configuration, with single quotes for double ones. */
  @CanIgnoreReturnValue
  WholeStack configured(String members) {
    String open = configuration.substring(0, configuration.length() - 1);
    configuration = open + ", " + members.replace('\'', '"') + "}";
    return this;
  }

  /** Changes the configuration's text. */
  void reconfigure(String from, String to) {
    configuration = configuration.replace(from, to);
  }

  /** Injects faults from now on. */
  void failing(Faults what) {
    faults = what;
  }

  /** Returns the workspace, to seed it. */
  PayrollWorkspace has() {
    return sandbox.workspace();
  }

  String dataSource(DataSourceKey key) {
    return has().dataSource(key);
  }

  /** Adds a contractor who earns 22,000,000 VND a month, a million per working day of January. */
  String contractor(String name) {
    String contractor = has().contractor(name).discord(name.toLowerCase(Locale.ROOT)).add();
    has().rate(contractor).monthly("22000000").currency("VND").payday("15").add();
    return contractor;
  }

  /** Adds an approved order, dated on the last of January. */
  String order(String contractor) {
    return has().order(contractor, LAST_OF_JANUARY).add();
  }

  /** Adds contractors who earn a million per working day, and an order of January for each. */
  ImmutableList<String> orders(int count) {
    ImmutableList.Builder<String> orders = ImmutableList.builder();
    for (int i = 0; i < count; i++) {
      orders.add(order(contractor("Person" + i)));
    }
    return orders.build();
  }

  RunReport payroll(RunOption... options) {
    RunRequest.Builder request = RunRequest.contractorPayroll();
    for (RunOption option : options) {
      request.with(option);
    }
    return run(request);
  }

  RunReport refunds() {
    return run(RunRequest.refund());
  }

  RunReport splits() {
    return run(RunRequest.invoiceSplit());
  }

  RunReport run(RunRequest.Builder request) {
    return run(request, Shard.WHOLE);
  }

  RunReport run(RunRequest.Builder request, Shard shard) {
    return over(engine -> engine.shard(shard).build().run(request.build()));
  }

  AuditReport audit(AuditRequest request) {
    return over(engine -> engine.build().audit(request));
  }

  private <T> T over(Function<PayoutEngine.Builder, T> work) {
    try (var workspace = workspace(transport -> transport)) {
      return work.apply(workspace.engine().withoutJournal());
    }
  }

  /** Connects over a test's transport, which may use the real one. */
  NotionWorkspace workspace(UnaryOperator<Transport> over) {
    WorkspaceConfig config = ConfigFile.ofText("test", configuration, stateDir).read();
    WorkspaceConfig.Connection connection = config.connection();
    var transport =
        new OkHttpTransport(
            connection.baseUrl(), sandbox.token(), connection.version(), connection.timeout());
    return NotionWorkspace.over(config, over.apply(transport), host, StateDirectory.at(stateDir));
  }

  /** Connects as above, for work on the calling thread alone and without files. */
  NotionWorkspace workspaceOfOneThread(UnaryOperator<Transport> over) {
    WorkspaceConfig config = ConfigFile.ofText("test", configuration, stateDir).read();
    WorkspaceConfig.Connection connection = config.connection();
    var transport =
        new OkHttpTransport(
            connection.baseUrl(), sandbox.token(), connection.version(), connection.timeout());
    var machine = new PlainMachine(host.now());
    return NotionWorkspace.over(config, over.apply(transport), machine, machine);
  }

  /** Returns the item of a payable. */
  static Item item(RunReport report, String payable) {
    return report.items().stream()
        .filter(item -> item.payable().equals(new PayableId(payable)))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no item of " + payable + " in " + report));
  }

  /** Returns the payouts created by runs, oldest first. */
  List<PageView> created() {
    return has().payouts().stream()
        .filter(payout -> payout.createdBy().equals(sandbox.user()))
        .toList();
  }

  /** Returns the only payout created for a payable. */
  PageView payoutOf(String payable) {
    List<PageView> found =
        created().stream()
            .filter(payout -> payout.properties().containsValue(List.of(payable)))
            .toList();
    if (found.size() != 1) {
      throw new AssertionError(found.size() + " payouts were created for " + payable);
    }
    return found.get(0);
  }

  /** Returns the amount and currency of the only payout created for a payable. */
  String amountOf(String payable) {
    PageView payout = payoutOf(payable);
    BigDecimal amount = (BigDecimal) payout.property("Amount").orElseThrow();
    return amount.toPlainString() + " " + payout.property("Currency").orElseThrow();
  }

  PageView page(String id) {
    return sandbox.notion().view().page(id).orElseThrow();
  }

  SandboxTraffic traffic() {
    return sandbox.notion().traffic();
  }

  /** Returns the content of the schema cache. */
  String keptSchemas() {
    try {
      return Files.readString(stateDir.resolve("schemas.json"), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    sandbox.close();
    try {
      MoreFiles.deleteRecursively(stateDir, RecursiveDeleteOption.ALLOW_INSECURE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
