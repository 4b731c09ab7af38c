package dev.payouts.notion;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.payouts.core.AuditReport;
import dev.payouts.core.AuditRequest;
import dev.payouts.core.Item;
import dev.payouts.core.MonthReport;
import dev.payouts.core.PayoutEngine;
import dev.payouts.core.RunOption;
import dev.payouts.core.RunReport;
import dev.payouts.core.RunRequest;
import dev.payouts.core.Shard;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.store.StateDirectory;
import dev.payouts.notion.internal.api.OkHttpTransport;
import dev.payouts.notion.internal.api.Transport;
import dev.payouts.notion.sandbox.PageView;
import dev.payouts.notion.sandbox.SandboxOptions;
import dev.payouts.notion.testing.SandboxStack;
import dev.payouts.notion.textbook.PlainMachine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The whole stack: a sandbox, HTTP, the client, the ports and the engine. Nothing in it waits: its
 * clocks are advanced. Each run is a separate invocation with the same state directory.
 */
final class WholeStack extends SandboxStack {
  final SkippingHost host;

  private WholeStack(SkippingHost host, UnaryOperator<SandboxOptions.Builder> options) {
    super(builder -> options.apply(builder.clock(host.clock())));
    this.host = host;
  }

  /** Starts with an empty workspace. */
  static WholeStack start() {
    return start(options -> options);
  }

  /** Starts with a sandbox with other options. */
  static WholeStack start(UnaryOperator<SandboxOptions.Builder> options) {
    return new WholeStack(new SkippingHost(), options);
  }

  /** Adds members to the configuration, with single quotes for double ones. */
  @CanIgnoreReturnValue
  WholeStack configured(String members) {
    configuration(configurationWith(members));
    return this;
  }

  /** Changes the configuration's text. */
  void reconfigure(String from, String to) {
    assertThat(configuration()).contains(from);
    configuration(configuration().replace(from, to));
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

  MonthReport month(YearMonth month) {
    return over(engine -> engine.build().month(month, ImmutableList.copyOf(PayableType.values())));
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
    return NotionWorkspace.over(config(), over.apply(transport()), host, StateDirectory.at(dir));
  }

  /** Connects over a transport, for work on the calling thread alone and without files. */
  NotionWorkspace workspaceOfOneThread(WorkspaceConfig config, Transport transport) {
    var machine = new PlainMachine(host.now());
    return NotionWorkspace.over(config, transport, machine, machine);
  }

  WorkspaceConfig config() {
    return ConfigFile.ofText("test", configuration(), dir).read();
  }

  /** Returns a new connection to the sandbox. */
  Transport transport() {
    WorkspaceConfig.Connection connection = config().connection();
    return new OkHttpTransport(
        connection.baseUrl(),
        new NotionToken(sandbox.token()),
        connection.version(),
        connection.timeout());
  }

  /** Returns the item of a payable. */
  static Item item(RunReport report, String payable) {
    return report.items().stream()
        .filter(item -> item.payable().equals(new PayableId(payable)))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no item of " + payable + " in " + report));
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

  /** Returns the content of the schema cache. */
  String keptSchemas() {
    try {
      return Files.readString(dir.resolve("schemas.json"), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
