package dev.payouts.benchmarks;

import dev.payouts.notion.internal.api.NotionException;
import dev.payouts.notion.internal.api.rows.Page;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Decodes the response to a query for a hundred task orders, the same bytes in three ways. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
    value = 2,
    jvmArgs = {"-Xms512m", "-Xmx512m", "-XX:+UseSerialGC"})
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class JsonBenchmark {
  /** The properties in the response: those that a run requests, or all. */
  @Param({"ASKED", "ALL"})
  Properties properties = Properties.ASKED;

  private final Decoders asked;
  private final Decoders all;

  /** Gets the bytes from a sandbox. */
  public JsonBenchmark() {
    Answers answers = Answers.ofSandbox();
    this.asked = new Decoders(answers.query(), answers.asked());
    this.all = new Decoders(answers.query(), answers.all());
  }

  /** The properties in a response. */
  public enum Properties {
    /** The properties that a run requests with {@code filter_properties}. */
    ASKED,
    /** All properties of the data source. */
    ALL
  }

  private Decoders decoders() {
    return switch (properties) {
      case ASKED -> asked;
      case ALL -> all;
    };
  }

  /** Decodes like a run. */
  @Benchmark
  public List<Page> ours() throws NotionException {
    return decoders().ours();
  }

  /** Decodes into maps and lists with Moshi. */
  @Benchmark
  public List<?> maps() throws IOException {
    return decoders().maps();
  }

  /** Decodes into the model of notion-sdk-jvm-core. */
  @Benchmark
  public List<notion.api.v1.model.pages.Page> existingClient() {
    return decoders().existingClient();
  }
}
