package dev.payouts.benchmarks.calls;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.RunRequest;
import dev.payouts.core.host.Host;
import dev.payouts.core.host.SystemHost;
import dev.payouts.core.internal.decide.outcome.Decision;
import dev.payouts.core.internal.decide.preloaded.PlausibleDates;
import dev.payouts.core.model.DaySpan;
import dev.payouts.core.model.Payable;
import dev.payouts.core.spi.CreateResult;
import dev.payouts.core.spi.ListedPayable;
import dev.payouts.core.spi.PayableQuery;
import dev.payouts.core.spi.PayoutSink;
import dev.payouts.core.store.StateDirectory;
import dev.payouts.notion.NotionToken;
import dev.payouts.notion.WorkspaceConfig;
import dev.payouts.notion.internal.adapter.NotionPorts;
import dev.payouts.notion.internal.api.ApiSender;
import dev.payouts.notion.internal.api.NotionApi;
import dev.payouts.notion.internal.api.OkHttpTransport;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;

/**
 * The layer that all ways share: HTTP client, request budget, and JSON. They differ only in the
 * requests they send and their order.
 */
final class Wire implements AutoCloseable {
  private final OkHttpTransport transport;
  private final ApiSender sender;
  private final NotionPorts ports;
  private final WorkspaceConfig config;
  private final Host host = new SystemHost();

  private Wire(WorkspaceConfig config, NotionToken token) {
    WorkspaceConfig.Connection connection = config.connection();
    this.config = config;
    this.transport =
        new OkHttpTransport(
            connection.baseUrl(), token, connection.version(), connection.timeout());
    this.sender = new ApiSender(transport, host, connection.requestsPerMinute());
    this.ports =
        NotionPorts.over(
            new NotionApi(sender), config, host, StateDirectory.at(config.execution().stateDir()));
  }

  static Wire to(Stage stage) {
    return new Wire(stage.config(), stage.token());
  }

  WorkspaceConfig config() {
    return config;
  }

  /** Returns the dates that are plausible for orders today. */
  PlausibleDates plausibleDates() {
    return PlausibleDates.on(LocalDate.ofInstant(host.now(), config.policy().timeZone()));
  }

  ApiSender sender() {
    return sender;
  }

  NotionPorts ports() {
    return ports;
  }

  /** Lists the payables of a request. */
  ImmutableList<Payable> payables(RunRequest request) {
    DaySpan days = request.month().map(DaySpan::of).orElse(null);
    return ports.payables().payables(PayableQuery.of(request, days)).stream()
        .map(ListedPayable::payable)
        .collect(ImmutableList.toImmutableList());
  }

  /** Runs tasks on the workers, and returns their results in task order. */
  <T> ImmutableList<T> byWorkers(List<Supplier<T>> tasks) {
    return host.inParallel(config.execution().workers(), tasks);
  }

  /**
   * Creates the payout if the decision is to pay.
   *
   * @throws IllegalStateException if it was not created
   */
  Decision execute(Decision decision) {
    if (decision instanceof Decision.Pay pay) {
      CreateResult result = ports.sink().create(pay.draft(), NoJournal.INSTANCE);
      if (!(result instanceof CreateResult.Created)) {
        throw new IllegalStateException("a payout was not created: " + result);
      }
    }
    return decision;
  }

  @Override
  public void close() {
    transport.close();
  }

  /** The other ways have no write-ahead journal. */
  private enum NoJournal implements PayoutSink.Sending {
    INSTANCE;

    @Override
    public String runKey() {
      return "";
    }

    @Override
    public void whileWaiting() {}

    @Override
    public void beforeSending() {}

    @Override
    public boolean mayLeave() {
      return true;
    }
  }
}
