package dev.payouts.notion;

import dev.payouts.core.host.StateFiles;
import dev.payouts.core.model.ContractorId;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.spi.PayableSource;
import dev.payouts.core.spi.PayoutIndex;
import dev.payouts.core.spi.PayoutSink;
import dev.payouts.core.spi.PositionSource;
import dev.payouts.core.spi.RateSource;
import dev.payouts.core.store.StateDirectory;
import dev.payouts.core.testing.BackendContract;
import dev.payouts.notion.internal.adapter.NotionPorts;
import dev.payouts.notion.internal.api.ApiSender;
import dev.payouts.notion.internal.api.NotionApi;
import dev.payouts.notion.internal.api.OkHttpTransport;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;

/** The contract of the ports, over HTTP. */
class NotionBackendTest extends BackendContract {
  private final WholeStack stack = WholeStack.start();

  @AfterEach
  void close() {
    stack.close();
  }

  @Override
  protected Backend newBackend() {
    WorkspaceConfig config = ConfigFile.ofText("test", stack.configuration(), stack.dir).read();
    WorkspaceConfig.Connection connection = config.connection();
    var transport =
        new OkHttpTransport(
            connection.baseUrl(),
            new NotionToken(stack.sandbox.token()),
            connection.version(),
            connection.timeout());
    var api = new NotionApi(new ApiSender(transport, stack.host, null));
    StateFiles files = StateDirectory.at(stack.dir);
    return new OfNotion(stack, NotionPorts.over(api, config, stack.host, files));
  }

  private record OfNotion(WholeStack stack, NotionPorts ports) implements Backend {
    @Override
    public PayableSource payables() {
      return ports.payables();
    }

    @Override
    public RateSource rates() {
      return ports.rates();
    }

    @Override
    public PayoutIndex payouts() {
      return ports.payouts();
    }

    @Override
    public PositionSource positions() {
      return ports.positions();
    }

    @Override
    public PayoutSink sink() {
      return ports.sink();
    }

    @Override
    public ContractorId addContractor(String name) {
      String contractor = stack.has().contractor(name).add();
      stack.has().rate(contractor).monthly("2200").currency("USD").add();
      return new ContractorId(contractor);
    }

    @Override
    public PayableId addOrder(ContractorId contractor, LocalDate date) {
      return new PayableId(stack.has().order(contractor.value(), date).add());
    }
  }
}
