package dev.payouts.benchmarks.calls;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.payouts.core.model.ContractorId;
import dev.payouts.core.spi.ApiCalls;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * The cost of reading contractors from a database of a given size.
 *
 * @param contractors the number of contractors in the database
 * @param wanted the number of contractors to read
 * @param place their position in the database
 * @param calls the requests received by the server
 */
public record ContractorReading(int contractors, int wanted, Place place, ApiCalls calls) {
  /**
   * The maximum cost of reading, relative to the better of the two ways (payout-core/DESIGN.md).
   */
  public static final double MOST = 2.0;

  private static final long SEED = 5;

  /** The position of the wanted contractors in the database. */
  public enum Place {
    /** Spread at random, the same in each run. */
    SPREAD,
    /** Where a reader that pages from the newest gets last. */
    AT_THE_END
  }

  /**
   * Reads each number of contractors in each place; skips numbers larger than the database.
   *
   * @throws IllegalStateException if one was not found
   */
  public static ImmutableList<ContractorReading> measure(int contractors, List<Integer> wanted) {
    var setting = new Setting(Duration.ZERO, Setting.WORKERS, 1);
    ImmutableList.Builder<ContractorReading> readings = ImmutableList.builder();
    try (Stage stage = Stage.ofContractors(contractors, setting);
        Wire wire = Wire.to(stage)) {
      ImmutableList<ContractorId> oldestFirst = stage.contractors();
      read(wire, ImmutableSet.of(oldestFirst.get(0))); // and the schema, which is cached
      for (int count : wanted) {
        for (Place place : Place.values()) {
          if (count <= contractors) {
            stage.traffic().reset();
            read(wire, choose(oldestFirst, count, place));
            readings.add(
                new ContractorReading(contractors, count, place, Traffic.calls(stage.traffic())));
          }
        }
      }
    }
    return readings.build();
  }

  private static void read(Wire wire, ImmutableSet<ContractorId> wanted) {
    int found = wire.ports().positions().contractors(wanted).size();
    if (found != wanted.size()) {
      throw new IllegalStateException(
          "of %d contractors %d were found".formatted(wanted.size(), found));
    }
  }

  private static ImmutableSet<ContractorId> choose(
      ImmutableList<ContractorId> oldestFirst, int count, Place place) {
    List<ContractorId> order = new ArrayList<>(oldestFirst);
    if (place == Place.SPREAD) {
      Collections.shuffle(order, new Random(SEED));
    }
    return ImmutableSet.copyOf(order.subList(0, count));
  }

  /** Returns the requests for paging through the whole database. */
  private long paging() {
    return Forecast.hundreds(contractors);
  }

  /** Returns the requests of the better of the two ways. */
  public long better() {
    return Math.min(paging(), wanted);
  }

  /** Returns the cost relative to the better of the two ways. */
  public double ratio() {
    return (double) calls.total() / better();
  }

  /** Formats readings as a table, ratios first. */
  public static Grid grid(List<ContractorReading> readings) {
    return new Grid(
        "Reading contractors: requests, compared with the better of the two ways",
        ImmutableList.of(
            "ours / better",
            "contractors",
            "wanted",
            "position",
            "ours",
            "of these pages",
            "single reads",
            "paging all",
            "reading singly",
            "better"),
        readings.stream().map(ContractorReading::cells).collect(ImmutableList.toImmutableList()));
  }

  private ImmutableList<String> cells() {
    return ImmutableList.of(
        String.format(Locale.ROOT, "%.2fx", ratio()),
        Comparison.count(contractors),
        Comparison.count(wanted),
        Ascii.toLowerCase(place.name().replace('_', ' ')),
        Comparison.count(calls.total()),
        Comparison.count(calls.query()),
        Comparison.count(calls.get()),
        Comparison.count(paging()),
        Comparison.count(wanted),
        Comparison.count(better()));
  }
}
