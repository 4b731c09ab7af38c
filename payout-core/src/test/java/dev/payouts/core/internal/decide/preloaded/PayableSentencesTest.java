package dev.payouts.core.internal.decide.preloaded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.core.model.LivePayout;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.testing.Fixtures;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A sentence names what it is about, so that a person finds it. */
class PayableSentencesTest {
  @Test
  void aPayableIsCalledByItsKind() {
    assertThat(PayableSentences.contractorMissing(PayableType.CONTRACTOR_PAYROLL))
        .contains("task order");
    assertThat(PayableSentences.contractorMissing(PayableType.REFUND)).contains("refund request");
    assertThat(PayableSentences.contractorMissing(PayableType.INVOICE_SPLIT))
        .contains("invoice split");
  }

  @Test
  void aPaidPayableNamesItsPayouts() {
    LivePayout one = Fixtures.payout("p1", 1, "o1");
    assertThat(PayableSentences.alreadyPaid(PayableType.CONTRACTOR_PAYROLL, List.of(one)))
        .contains("p1");
  }
}
