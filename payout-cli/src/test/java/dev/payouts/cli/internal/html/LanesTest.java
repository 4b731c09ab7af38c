package dev.payouts.cli.internal.html;

import static dev.payouts.cli.internal.html.Traces.millis;
import static dev.payouts.cli.internal.html.Traces.span;
import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.cli.internal.html.Lanes.Bar;
import dev.payouts.cli.internal.html.Lanes.Look;
import dev.payouts.cli.internal.html.RunTrace.PhaseStart;
import dev.payouts.core.RunListener.Phase;
import dev.payouts.notion.RequestListener.Endpoint;
import org.junit.jupiter.api.Test;

class LanesTest {
  @Test
  void thereAreAsManyRowsAsWorkersAtOnce() {
    RunTrace trace =
        new Traces()
            .request(Endpoint.QUERY, 200, span(1, 0, 10))
            .create(7, 10, 20)
            .create(8, 11, 21)
            .create(7, 21, 30)
            .create(8, 22, 32)
            .trace(new PhaseStart(Phase.LIST, millis(0)), new PhaseStart(Phase.CREATE, millis(10)));
    Lanes lanes = Lanes.of(trace);
    assertThat(lanes.count()).isEqualTo(2);
    assertThat(lanes.bars())
        .containsExactly(
            new Bar(Look.READ, 0, millis(0), millis(10)),
            new Bar(Look.CREATE, 0, millis(10), millis(20)),
            new Bar(Look.CREATE, 0, millis(21), millis(30)),
            new Bar(Look.CREATE, 1, millis(11), millis(21)),
            new Bar(Look.CREATE, 1, millis(22), millis(32)));
  }

  @Test
  void aWorkerKeepsItsRowWhileItWaits() {
    Lanes lanes =
        Lanes.of(
            new Traces()
                .request(Endpoint.CREATE, 429, span(1, 0, 5))
                .wait(1, 5, 50)
                .create(1, 50, 60)
                .create(2, 10, 20)
                .request(Endpoint.CREATE, 0, span(2, 20, 30))
                .trace());
    assertThat(lanes.bars())
        .extracting(bar -> bar.lane() + " " + bar.look())
        .containsExactly("0 REFUSED", "0 WAIT", "0 CREATE", "1 CREATE", "1 FAILED");
  }
}
