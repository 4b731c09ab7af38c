package dev.payouts.core.model;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableMap;
import java.util.OptionalInt;

/**
 * The currency codes in use that have a minor unit: ISO 4217, List One, as of amendment 180,
 * effective since 2026-01-01 and the latest as of November 2026. The JDK's list is not used: it
 * depends on the JDK version and includes withdrawn codes.
 *
 * <p>Not included: precious metals, units of account and test codes, which have no minor unit (XAU,
 * XDR, XXX, …), and withdrawn codes such as DEM and, more recently, HRK (now EUR), SLL (SLE), ZWL
 * (ZWG), CUC (CUP), ANG (XCG) and BGN (EUR).
 *
 * @see <a
 *     href="https://www.six-group.com/en/products-services/financial-information/data-standards.html">
 *     SIX, the ISO 4217 maintenance agency</a>
 */
final class Iso4217 {
  private static final String NO_DECIMALS =
      "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF";
  private static final String TWO_DECIMALS =
      "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL "
          + "BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CNY COP COU CRC CUP CVE CZK "
          + "DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD "
          + "HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR "
          + "LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN "
          + "NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR "
          + "SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT "
          + "TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XAD XCD XCG YER "
          + "ZAR ZMW ZWG";
  private static final String THREE_DECIMALS = "BHD IQD JOD KWD LYD OMR TND";
  private static final String FOUR_DECIMALS = "CLF UYW";

  private static final ImmutableMap<String, Integer> DECIMALS =
      ImmutableMap.<String, Integer>builder()
          .putAll(each(NO_DECIMALS, 0))
          .putAll(each(TWO_DECIMALS, 2))
          .putAll(each(THREE_DECIMALS, 3))
          .putAll(each(FOUR_DECIMALS, 4))
          .buildOrThrow();

  private Iso4217() {}

  /** Returns the number of decimal places of the minor unit; empty for an unknown code. */
  static OptionalInt decimals(String code) {
    Integer decimals = DECIMALS.get(code);
    return decimals == null ? OptionalInt.empty() : OptionalInt.of(decimals);
  }

  private static ImmutableMap<String, Integer> each(String codes, int decimals) {
    return Splitter.on(' ')
        .splitToStream(codes)
        .collect(ImmutableMap.toImmutableMap(code -> code, code -> decimals));
  }
}
