package dev.payouts.benchmarks.calls;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.spi.ApiCalls;
import java.util.List;

/** Formats the measurements as tables, ratios first. */
public final class Grids {
  private static final ImmutableList<String> SCENARIO =
      ImmutableList.of("type", "payables", "old payouts");

  private Grids() {}

  /** Compares the requests. */
  public static Grid requests(List<Comparison> comparisons) {
    return new Grid(
        "Requests",
        costColumns(),
        comparisons.stream().map(Comparison::requestCells).collect(toImmutableList()));
  }

  /** Compares the times. */
  public static Grid times(List<Comparison> comparisons, Setting setting) {
    return new Grid(
        "Seconds, at %d ms a request with %d workers"
            .formatted(setting.latency().toMillis(), setting.workers()),
        costColumns(),
        comparisons.stream().map(Comparison::timeCells).collect(toImmutableList()));
  }

  private static ImmutableList<String> costColumns() {
    return ImmutableList.<String>builder()
        .add("N+1 / ours", "head / ours")
        .addAll(SCENARIO)
        .add("N+1", "head", "ours", "floor")
        .build();
  }

  /** Shows the requests of each way by kind. */
  public static Grid kinds(List<Comparison> comparisons) {
    return new Grid(
        "Requests by kind",
        ImmutableList.<String>builder()
            .addAll(SCENARIO)
            .add("way", "query", "get", "create", "update", "schema", "total")
            .build(),
        comparisons.stream()
            .flatMap(
                comparison ->
                    comparison.measurements().stream()
                        .map(measurement -> kindCells(comparison, measurement)))
            .collect(toImmutableList()));
  }

  private static ImmutableList<String> kindCells(Comparison comparison, Measurement measurement) {
    ApiCalls calls = measurement.calls();
    ImmutableList.Builder<String> cells = ImmutableList.builder();
    cells.addAll(comparison.scenarioCells()).add(measurement.way().title());
    for (long count :
        new long[] {
          calls.query(), calls.get(), calls.create(), calls.update(), calls.schema(), calls.total()
        }) {
      cells.add(Comparison.mark(measurement) + Comparison.count(count));
    }
    return cells.build();
  }

  /** Compares the figures of the original with those measured here. */
  public static Grid originals(List<Comparison> comparisons) {
    return new Grid(
        "The original itself, measured (benchmarks/ORIGINAL.md), compared with this benchmark",
        ImmutableList.of(
            "work of the original", "before batching", "head", "N+1 here", "head here", "ours"),
        OriginalFigure.ALL.stream()
            .flatMap(
                figure ->
                    comparisons.stream()
                        .filter(comparison -> figure.isOf(comparison.forecast().scenario()))
                        .limit(1)
                        .map(comparison -> originalCells(figure, comparison)))
            .collect(toImmutableList()));
  }

  private static ImmutableList<String> originalCells(OriginalFigure figure, Comparison comparison) {
    ImmutableList.Builder<String> cells = ImmutableList.builder();
    cells.add(figure.work(), figure.before(), figure.head());
    for (Way way : List.of(Way.N_PLUS_ONE, Way.ORIGINAL_HEAD, figure.ours())) {
      cells.add(
          comparison
              .of(way)
              .map(
                  each ->
                      "%s%s, %s s"
                          .formatted(
                              Comparison.mark(each),
                              Comparison.requests(each),
                              Comparison.seconds(each)))
              .orElse("-"));
    }
    return cells.build();
  }

  /** Shows what was paid twice. */
  public static Grid paidTwice(List<Measurement> measurements) {
    return new Grid(
        "Paid twice",
        ImmutableList.of(
            "paid twice", "way", "orders", "paid before", "old payouts", "created", "requests"),
        measurements.stream()
            .map(
                each ->
                    ImmutableList.of(
                        Comparison.count(each.verdict().paidTwice()),
                        each.way().title(),
                        Comparison.count(each.scenario().payables()),
                        Comparison.count(each.scenario().alreadyPaid()),
                        Comparison.count(each.scenario().oldPayouts()),
                        Comparison.count(each.verdict().created()),
                        Comparison.requests(each)))
            .collect(toImmutableList()));
  }
}
