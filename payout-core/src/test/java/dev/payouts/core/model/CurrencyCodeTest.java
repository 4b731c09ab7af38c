package dev.payouts.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Currency;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** payout-core/RULES.md, "Values": ISO 4217 as of amendment 180. */
class CurrencyCodeTest {
  private static OptionalInt places(String code) {
    return new CurrencyCode(code).minorUnitPlaces();
  }

  @ParameterizedTest(name = "{0} has {1} decimals")
  @CsvSource({
    "USD, 2", "EUR, 2", "VND, 0", "JPY, 0", "KRW, 0", "UGX, 0", "KWD, 3", "BHD, 3", "CLF, 4",
    "UYW, 4", "UYI, 0", "ISK, 0", "HUF, 2", "TWD, 2", "ZWG, 2", "SLE, 2", "MRU, 2", "XCG, 2",
    "VED, 2", "VES, 2", "STN, 2", "BYN, 2", "CUP, 2", "XAF, 0", "XOF, 0", "XPF, 0", "XCD, 2",
    "XAD, 2", "CHE, 2", "MXV, 2"
  })
  void aCodeInUseHasTheDecimalsOfItsMinorUnit(String code, int decimals) {
    assertThat(places(code)).hasValue(decimals);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "HRK", "DEM", "ZWL", "SLL", "MRO", "CUC", "ANG", "BGN", "LTL", "STD", "BYR", "VEF", "FRF"
      })
  void aWithdrawnCodeIsUnknown(String code) {
    assertThat(places(code)).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "XAU", "XAG", "XPT", "XPD", "XDR", "XSU", "XUA", "XBA", "XBB", "XBC", "XBD", "XTS", "XXX"
      })
  void aCodeWithoutAMinorUnitIsUnknown(String code) {
    assertThat(places(code)).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"usd", "Usd", "VNĐ", "US", "USDT", "BTC", "U SD"})
  void aTextThatIsNotAnIsoCodeIsUnknown(String code) {
    assertThat(places(code)).isEmpty();
  }

  @Test
  void theJdkAgreesOnTheDecimalsOfEachCodeItKnows() {
    assertThat(Currency.getAvailableCurrencies())
        .filteredOn(currency -> places(currency.getCurrencyCode()).isPresent())
        .hasSizeGreaterThan(155)
        .allSatisfy(
            currency ->
                assertThat(places(currency.getCurrencyCode()))
                    .hasValue(currency.getDefaultFractionDigits()));
  }

  @ParameterizedTest(name = "\"{0}\"")
  @ValueSource(strings = {"USD ", " USD", "\tUSD\n", "\u00a0USD\u00a0"})
  void whiteSpaceAroundACodeIsIgnored(String code) {
    assertThat(new CurrencyCode(code)).isEqualTo(new CurrencyCode("USD"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\u00a0"})
  void aBlankTextIsNotACode(String code) {
    assertThatThrownBy(() -> new CurrencyCode(code)).isInstanceOf(IllegalArgumentException.class);
  }
}
