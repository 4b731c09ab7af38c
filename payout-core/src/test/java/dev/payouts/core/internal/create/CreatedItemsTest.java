package dev.payouts.core.internal.create;

import static dev.payouts.core.testing.Fixtures.refund;
import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.core.Item;
import dev.payouts.core.Warning;
import dev.payouts.core.model.PayoutId;
import dev.payouts.core.spi.CreateResult;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a report says of a payout that was created (payout-core/RULES.md, "In every run"). */
class CreatedItemsTest {
  private static final PayoutId FOUND = new PayoutId("found");

  @Test
  void aPayoutThatWasFoundKeepsTheWarningsOfItsItem() {
    Item planned = Item.of(refund("r1"), null, null);
    assertThat(CreatedItems.adopted(planned, FOUND, Optional.empty()).message())
        .isEqualTo("Resolved: the create got no clear answer, but its payout was found.");
    Item warned = planned.warned(Warning.AMOUNT_ROUNDED, "It was rounded.");
    assertThat(CreatedItems.adopted(warned, FOUND, Optional.of("broken")).message())
        .isEqualTo(
            "Resolved: the create got no clear answer (broken), but its payout was found."
                + " It was rounded.");
  }

  @Test
  void aCreateThatWasNotAppliedNamesItsLastAnswer() {
    Item planned = Item.of(refund("r1"), null, null);
    Item unknown = CreatedItems.ended(planned, new CreateResult.Unknown("A proxy answered 405."));
    assertThat(CreatedItems.notCarriedOut(planned, unknown).message())
        .startsWith("The create got no clear answer and was not applied, even after several")
        .contains("attempts: run again. The last one: A proxy answered 405.");
  }
}
