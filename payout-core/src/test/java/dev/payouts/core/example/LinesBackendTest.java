package dev.payouts.core.example;

import dev.payouts.core.model.ContractorId;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.spi.PayableSource;
import dev.payouts.core.spi.PayoutIndex;
import dev.payouts.core.spi.PayoutSink;
import dev.payouts.core.spi.PositionSource;
import dev.payouts.core.spi.RateSource;
import dev.payouts.core.testing.BackendContract;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** How to test your own backend: the contract of the ports, for the one of {@link LinesBackend}. */
class LinesBackendTest extends BackendContract {
  @Override
  protected Backend newBackend() {
    return new Lines();
  }

  private static final class Lines implements Backend {
    private final List<String> orders = new ArrayList<>();
    private final List<String> people = new ArrayList<>();
    private final LinesBackend ports = new LinesBackend(orders, people, new ArrayList<>());

    @Override
    public PayableSource payables() {
      return ports;
    }

    @Override
    public RateSource rates() {
      return ports;
    }

    @Override
    public PayoutIndex payouts() {
      return ports;
    }

    @Override
    public PositionSource positions() {
      return ports;
    }

    @Override
    public PayoutSink sink() {
      return ports;
    }

    @Override
    public ContractorId addContractor(String name) {
      var id = new ContractorId("c" + people.size());
      people.add("%s, %s, Designer, 2200, USD".formatted(id, name));
      return id;
    }

    @Override
    public PayableId addOrder(ContractorId contractor, LocalDate date) {
      var id = new PayableId("order" + orders.size());
      orders.add("%s, %s, %s".formatted(id, contractor, date));
      return id;
    }
  }
}
