package dev.payouts.cli.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.core.RunListener.Phase;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.report.Reports;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class ProgressLinesTest {
  @Test
  void aRunPrintsOneLinePerPhaseAndPerHundredItems() {
    var bytes = new ByteArrayOutputStream();
    var progress =
        new ProgressLines(new PrintStream(bytes, /* autoFlush= */ true, UTF_8))
            .begin(PayableType.CONTRACTOR_PAYROLL);
    progress.phaseStarted(Phase.LIST);
    progress.listed(250);
    progress.phaseStarted(Phase.PRELOAD);
    progress.phaseStarted(Phase.DECIDE);
    progress.decided(1);
    progress.phaseStarted(Phase.CREATE);
    for (int i = 0; i < 250; i++) {
      progress.itemEnded(Reports.created("1", "An", "x", "1 USD"));
    }
    assertThat(bytes.toString(UTF_8).lines())
        .containsExactly(
            "Contractor payroll: reading approved payables",
            "Contractor payroll: loading rates, payouts and contractors for 250 items",
            "Contractor payroll: 1 payout is due",
            "Contractor payroll: 100 of 250 items done",
            "Contractor payroll: 200 of 250 items done");
  }
}
