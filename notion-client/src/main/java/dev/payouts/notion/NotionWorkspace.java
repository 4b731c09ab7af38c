package dev.payouts.notion;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.CallCounter;
import dev.payouts.core.Patience;
import dev.payouts.core.PayableType;
import dev.payouts.core.PayoutEngine;
import dev.payouts.core.host.Host;
import dev.payouts.core.host.StateFiles;
import dev.payouts.core.host.SystemHost;
import dev.payouts.core.store.StateDirectory;
import dev.payouts.notion.internal.adapter.NotionPorts;
import dev.payouts.notion.internal.api.ApiSender;
import dev.payouts.notion.internal.api.NotionApi;
import dev.payouts.notion.internal.api.OkHttpTransport;
import dev.payouts.notion.internal.api.Transport;
import java.time.Duration;

/**
 * A connection to a Notion workspace, for as many runs as wanted, one at a time. Safe for use by
 * several threads.
 *
 * <pre>{@code
 * try (NotionWorkspace workspace = NotionWorkspace.connect(config, token)) {
 *   PayoutEngine engine = workspace.engine().workers(5).build();
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
   */
  public static NotionWorkspace connect(WorkspaceConfig config, NotionToken token) {
    return connect(config, token, RequestListener.NONE);
  }

  /** Prepares a connection as above, and has somebody told about each request. */
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

  /** Begins an engine over this workspace, with the policy and the workers of its configuration. */
  public PayoutEngine.Builder engine() {
    return PayoutEngine.builder()
        .payables(ports.payables())
        .rates(ports.rates())
        .payouts(ports.payouts())
        .positions(ports.positions())
        .sink(ports.sink())
        .calls(api.calls())
        .policy(config.policy())
        .workers(config.execution().workers())
        .patience(patience())
        .hosts(config.execution().hosts())
        .host(host);
  }

  /** Returns the types whose data sources are all configured. */
  public ImmutableList<PayableType> configuredTypes() {
    return NotionPorts.configuredTypes(config.names());
  }

  /** Returns the count of what was sent over this connection. */
  public CallCounter calls() {
    return api.calls();
  }

  /** A request may wait for its connection before Notion begins to carry it out. */
  private Patience patience() {
    Duration timeout = config.connection().timeout();
    return new Patience(
        timeout.plus(OkHttpTransport.connectTimeout(timeout)),
        config.connection().consistencyWait());
  }

  /** Closes the connections; a run that is under way fails. */
  @Override
  public void close() {
    transport.close();
  }
}
