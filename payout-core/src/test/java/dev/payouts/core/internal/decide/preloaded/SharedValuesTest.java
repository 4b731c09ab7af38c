package dev.payouts.core.internal.decide.preloaded;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.model.Rate;
import dev.payouts.core.testing.RateFixture;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SharedValuesTest {
  private static final int MANY = 12_000;

  @Test
  void ratesStayEqualAndShareTheirValues() {
    Rate one = RateFixture.monthly("r1", "1000", "VND").from("2026-01-01").build();
    Rate other = RateFixture.monthly("r2", "1000", "VND").from("2026-01-01").build();

    List<Rate> shared = new SharedValues().of(ImmutableList.of(one, other));

    assertThat(shared).containsExactly(one, other);
    assertThat(shared.get(1).monthlyFixed()).isSameAs(shared.get(0).monthlyFixed());
    assertThat(shared.get(1).currency()).isSameAs(shared.get(0).currency());
    assertThat(shared.get(1).firstDay()).isSameAs(shared.get(0).firstDay());
  }

  @Test
  void anAmountKeepsItsScale() {
    Rate whole = RateFixture.monthly("r1", "1000", "VND").build();
    Rate places = RateFixture.monthly("r2", "1000.00", "VND").build();

    assertThat(new SharedValues().of(ImmutableList.of(whole, places)))
        .containsExactly(whole, places);
  }

  @Test
  void ratesStayEqualWhenTheyHaveLittleInCommon() {
    List<Rate> rates = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      rates.add(RateFixture.monthly("r" + i, "1" + i, "VND").build());
    }

    assertThat(new SharedValues().of(rates)).isEqualTo(rates);
  }
}
