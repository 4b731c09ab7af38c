package dev.payouts.notion;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.payouts.core.CallCounter;
import dev.payouts.core.Patience;
import dev.payouts.core.PayableType;
import dev.payouts.core.PayoutEngine;
import dev.payouts.core.RunOption;
import dev.payouts.core.host.Host;
import dev.payouts.core.host.StateFiles;
import dev.payouts.core.host.SystemHost;
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
 * A connection to a Notion workspace, for as many runs as wanted, one at a time. Safe for use by
 * several threads.
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
      RequestListener listener) {
    this.config = config;
    this.host = host;
    this.transport = transport;
    this.api =
        new NotionApi(
            new ApiSender(transport, host, config.connection().requestsPerMinute(), listener));
    this.ports = NotionPorts.over(api, config, host, files);
  }

  /**
   * Prepares a connection; nothing is sent and no file is touched before the first run, whose
   * report says what does not fit.
   *
   * @param config the workspace
   * @param token the secret
   * @return the connection; to be closed
   */
  public static NotionWorkspace connect(WorkspaceConfig config, NotionToken token) {
    return connect(config, token, RequestListener.NONE);
  }

  /**
   * Prepares a connection as above, and has somebody told about each request.
   *
   * @param config the workspace
   * @param token the secret
   * @param listener is told about each request
   * @return the connection; to be closed
   */
  public static NotionWorkspace connect(
      WorkspaceConfig config, NotionToken token, RequestListener listener) {
    WorkspaceConfig.Connection connection = config.connection();
    var transport =
        new OkHttpTransport(
            connection.baseUrl(), token.value(), connection.version(), connection.timeout());
    return new NotionWorkspace(
        config,
        transport,
        new SystemHost(),
        StateDirectory.at(config.execution().stateDir()),
        listener);
  }

  /** Connects through a seam of the caller's. */
  static NotionWorkspace over(
      WorkspaceConfig config, Transport transport, Host host, StateFiles files) {
    return new NotionWorkspace(config, transport, host, files, RequestListener.NONE);
  }

  /**
   * Begins an engine over this workspace, with what its configuration says.
   *
   * @return a builder with all ports set, and no journal yet
   */
  public PayoutEngine.Builder engine() {
    return PayoutEngine.builder()
        .payables(ports.payables())
        .rates(ports.rates())
        .payouts(ports.payouts())
        .positions(ports.positions())
        .sink(ports.sink())
        .calls(api.calls())
        .policy(config.policy())
        .limits(config.limits())
        .workers(config.execution().workers())
        .patience(
            new Patience(Patience.DEFAULT.processingLimit(), config.connection().consistencyWait()))
        .hosts(config.execution().hosts())
        .host(host);
  }

  /**
   * Examines what runs need of Notion: the connection, the token, this machine's clock, each data
   * source with its properties and status options. It reads and changes nothing; the state
   * directory has its own {@link dev.payouts.core.store.StateCheckup}. What a run would stop for is
   * said in the same words.
   *
   * @param types what is to be paid; none for everything whose data sources are configured
   * @param options of payroll, as {@code COMPLETE_ORDERS}
   * @return what was found
   */
  public Diagnosis doctor(ImmutableSet<PayableType> types, RunOption... options) {
    return new WorkspaceCheckup(api, host, config.names())
        .check(types, ImmutableSet.copyOf(options));
  }

  /**
   * Examines the connection, the token and this machine's clock alone.
   *
   * @return what was found
   */
  public Diagnosis greet() {
    return new WorkspaceCheckup(api, host, config.names()).greet();
  }

  /**
   * Looks at data sources and makes a configuration to start from: which is which, and what is
   * called differently there. The data sources of this workspace's own configuration do not count.
   *
   * @param dataSources the data sources or their databases
   * @return what was found, and the configuration as far as there is one
   */
  public ConfigDraft draftConfiguration(List<DataSourceReference> dataSources) {
    return new Drafting(api, host, config.connection()).draft(dataSources);
  }

  /** {@return the types whose data sources are all configured} */
  public ImmutableList<PayableType> configuredTypes() {
    return NotionPorts.configuredTypes(config.names());
  }

  /** {@return the count of what was sent over this connection} */
  public CallCounter calls() {
    return api.calls();
  }

  /** Closes the connections; a run that is under way fails. */
  @Override
  public void close() {
    transport.close();
  }
}
