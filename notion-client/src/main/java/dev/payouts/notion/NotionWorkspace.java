package dev.payouts.notion;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.payouts.core.PayoutEngine;
import dev.payouts.core.RunOption;
import dev.payouts.core.Timeouts;
import dev.payouts.core.host.Host;
import dev.payouts.core.host.StateFiles;
import dev.payouts.core.host.SystemHost;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.model.PayoutId;
import dev.payouts.core.spi.CallCounter;
import dev.payouts.core.spi.PayoutLookup;
import dev.payouts.core.store.StateDirectory;
import dev.payouts.notion.internal.adapter.NotionPorts;
import dev.payouts.notion.internal.api.ApiSender;
import dev.payouts.notion.internal.api.NotionApi;
import dev.payouts.notion.internal.api.OkHttpTransport;
import dev.payouts.notion.internal.api.Transport;
import dev.payouts.notion.internal.doctor.Drafting;
import dev.payouts.notion.internal.doctor.WorkspaceCheckup;
import java.util.List;

/**
 * A connection to a Notion workspace, for any number of runs, one at a time. Thread-safe.
 *
 * <pre>{@code
 * try (NotionWorkspace workspace = NotionWorkspace.connect(config, token)) {
 *   PayoutEngine engine = workspace.engine().workers(5).journal(FileJournal.at(stateDir)).build();
 *   RunReport report =
 *       engine.run(RunRequest.contractorPayroll().month(YearMonth.of(2026, 10)).build());
 * }
 * }</pre>
 */
public final class NotionWorkspace implements AutoCloseable {
  private final WorkspaceConfig config;
  private final Host host;
  private final Transport transport;
  private final NotionApi api;
  private final NotionPorts ports;

  private NotionWorkspace(
      WorkspaceConfig config,
      Transport transport,
      Host host,
      StateFiles files,
      List<RequestListener> listeners) {
    this.config = config;
    this.host = host;
    this.transport = transport;
    this.api =
        new NotionApi(
            new ApiSender(transport, host, config.connection().requestsPerMinute(), listeners));
    this.ports = NotionPorts.over(api, config, host, files);
  }

  /**
   * Prepares a connection. Sends nothing and touches no file before the first run, whose report
   * tells whether the configuration matches the workspace.
   *
   * @param config the workspace
   * @param token the secret
   * @param listeners receive an event for each request
   * @return the connection; to be closed
   */
  public static NotionWorkspace connect(
      WorkspaceConfig config, NotionToken token, RequestListener... listeners) {
    WorkspaceConfig.Connection connection = config.connection();
    var transport =
        new OkHttpTransport(
            connection.baseUrl(), token, connection.version(), connection.timeout());
    return new NotionWorkspace(
        config,
        transport,
        new SystemHost(),
        StateDirectory.at(config.execution().stateDir()),
        List.of(listeners));
  }

  /** Connects over the caller's transport, host and files. */
  static NotionWorkspace over(
      WorkspaceConfig config, Transport transport, Host host, StateFiles files) {
    return new NotionWorkspace(config, transport, host, files, List.of());
  }

  /**
   * Returns a builder of an engine over this workspace, set up from its configuration.
   *
   * @return a builder with all ports set; only the journal is missing
   */
  public PayoutEngine.Builder engine() {
    return ports
        .engine()
        .calls(api.calls())
        .policy(config.policy())
        .limits(config.limits())
        .workers(config.execution().workers())
        .timeouts(
            new Timeouts(Timeouts.DEFAULT.processingLimit(), config.connection().consistencyWait()))
        .hosts(config.execution().hosts())
        .host(host);
  }

  /**
   * Checks everything in Notion that runs need: the connection, the token, this machine's clock,
   * and each data source with its properties and status options. Read-only; the state directory has
   * its own {@link dev.payouts.core.store.StateCheckup}. Uses the same messages as a run that fails
   * for the same reason.
   *
   * @param types the types to check; empty for every type whose data sources are configured
   * @param options the payroll options, such as {@code COMPLETE_ORDERS}
   * @return the findings
   */
  public Diagnosis doctor(ImmutableSet<PayableType> types, RunOption... options) {
    return new WorkspaceCheckup(api, host, config.names())
        .check(types, ImmutableSet.copyOf(options));
  }

  /**
   * Checks only the connection, the token and this machine's clock.
   *
   * @return the findings
   */
  public Diagnosis greet() {
    return new WorkspaceCheckup(api, host, config.names()).greet();
  }

  /**
   * Drafts a first configuration from data sources: recognizes each one, and the names that differ
   * from the defaults. Ignores the data sources of this workspace's own configuration.
   *
   * @param dataSources the data sources or their databases
   * @return the findings, and the configuration if a data source was recognized
   */
  public ConfigDraft draftConfiguration(List<DataSourceReference> dataSources) {
    return new Drafting(api, host, config.connection()).draft(dataSources);
  }

  /**
   * {@return the payables that a live payout pays} Empty if there is no such payout.
   *
   * @param payout the ID of the payout
   * @throws dev.payouts.core.RunAbortedException if Notion could not be read
   */
  public ImmutableSet<PayableId> paidBy(PayoutId payout) {
    for (PayableType type : configuredTypes()) {
      PayoutLookup found = ports.payouts().livePayout(type, payout);
      if (found instanceof PayoutLookup.Live live && !live.payout().payables().isEmpty()) {
        return live.payout().payables();
      }
      if (found instanceof PayoutLookup.Unreachable) {
        break;
      }
    }
    return ImmutableSet.of();
  }

  /** {@return the types whose data sources are all configured} */
  public ImmutableList<PayableType> configuredTypes() {
    return NotionPorts.configuredTypes(config.names());
  }

  /** {@return the counter of requests sent over this connection} */
  public CallCounter calls() {
    return api.calls();
  }

  /** Closes the connections; a run in progress fails. */
  @Override
  public void close() {
    transport.close();
  }
}
