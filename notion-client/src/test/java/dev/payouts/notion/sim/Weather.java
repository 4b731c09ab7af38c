package dev.payouts.notion.sim;

import com.google.common.collect.ImmutableList;
import dev.payouts.notion.sandbox.Fault;
import dev.payouts.notion.sandbox.Faults;
import dev.payouts.notion.sandbox.Request;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What goes wrong between a process and Notion, drawn from the seed; it can clear up. */
final class Weather implements Faults {
  private static final String PAGES = "/v1/pages/";
  private static final List<Fault> READ_FAULTS =
      ImmutableList.of(
          Fault.status(500),
          Fault.html(502),
          Fault.status(503),
          Fault.status(504),
          Fault.status(408),
          Fault.status(421),
          Fault.status(425),
          Fault.html(404),
          Fault.html(520),
          Fault.html(521),
          Fault.html(523),
          Fault.html(524),
          Fault.limited(Fault.Limit.BLOCKED),
          Fault.status(501),
          Fault.html(522),
          Fault.status(409),
          Fault.status(529).withRetryAfter(Duration.ofSeconds(3)),
          Fault.rateLimited(Duration.ofSeconds(45)),
          Fault.reset(),
          Fault.hang(),
          Fault.truncated(),
          Fault.garbled(),
          Fault.slow(Duration.ofSeconds(20)));
  private static final List<Fault> REFUSALS =
      ImmutableList.of(
          Fault.status(400),
          Fault.status(401),
          Fault.status(403),
          Fault.status(413),
          Fault.limited(Fault.Limit.BLOCKED));
  private static final List<Fault> WRITE_FAULTS =
      ImmutableList.of(
          Fault.status(500),
          Fault.html(502),
          Fault.status(503),
          Fault.status(504),
          Fault.status(500).afterWrite(),
          Fault.html(502).afterWrite(),
          Fault.status(503).afterWrite(),
          Fault.status(504).afterWrite(),
          Fault.status(408).afterWrite(),
          Fault.status(421).afterWrite(),
          Fault.committed(),
          Fault.status(425).afterWrite(),
          Fault.status(501).afterWrite(),
          Fault.html(520).afterWrite(),
          Fault.html(521),
          Fault.html(522).afterWrite(),
          Fault.html(523),
          Fault.html(524).afterWrite(),
          Fault.html(525),
          Fault.html(526),
          Fault.html(527).afterWrite(),
          Fault.html(528).afterWrite(),
          Fault.html(400).afterWrite(),
          Fault.html(404).afterWrite(),
          Fault.html(409).afterWrite(),
          Fault.reset(),
          Fault.reset().afterWrite(),
          Fault.hang(),
          Fault.hang().afterWrite(),
          Fault.truncated().afterWrite(),
          Fault.garbled().afterWrite(),
          Fault.slow(Duration.ofSeconds(50)),
          Fault.status(409),
          Fault.status(529).withRetryAfter(Duration.ofSeconds(3)),
          Fault.rateLimited(Duration.ofSeconds(45)));

  private final Random random;
  private final Duration timeout;
  private final double faultRate;
  private final Map<String, Long> drawn;
  private final boolean isShuffled;
  private BiConsumer<Request, Fault> createFailed = (request, fault) -> {};
  private Consumer<String> pageRead = page -> {};
  private boolean isClear;

  /**
   * Draws from a source of chance.
   *
   * @param drawn counts what was drawn
   */
  Weather(Random random, Duration timeout, Map<String, Long> drawn) {
    this.random = random;
    this.drawn = drawn;
    this.timeout = timeout;
    this.isShuffled = random.nextInt(4) == 0;
    this.faultRate = random.nextInt(4) == 0 ? 0 : random.nextDouble() * 0.3;
  }

  /** Returns what the answers are counted as that can be drawn. */
  static Stream<String> kinds() {
    Stream<String> faults =
        Stream.of(READ_FAULTS, REFUSALS, WRITE_FAULTS).flatMap(List::stream).map(Weather::kind);
    Stream<String> deeds =
        Arrays.stream(Proxy.Deed.values())
            .filter(deed -> deed != Proxy.Deed.PASS_ON)
            .map(Weather::kind);
    return Stream.concat(faults, deeds).distinct();
  }

  private static String kind(Fault fault) {
    String status = fault.status() == 0 ? "" : " " + fault.status();
    boolean isBlocked = fault.limit() == Fault.Limit.BLOCKED;
    return (isBlocked ? "blocked " : "answer ") + fault.kind() + status + " " + fault.when();
  }

  private static String kind(Proxy.Deed deed) {
    return "proxy " + deed;
  }

  /** Says what becomes of creates that fail. */
  void whenACreateFails(BiConsumer<Request, Fault> listener) {
    createFailed = listener;
  }

  /** Says what becomes of the pages that are read by their IDs. */
  void whenAPageIsRead(Consumer<String> listener) {
    pageRead = listener;
  }

  /** Lets nothing go wrong any more. */
  void clearUp() {
    isClear = true;
  }

  @Override
  public Optional<Fault> decide(Request request, long number) {
    boolean isCreate = request.isWrite() && request.method().equals("POST");
    if (request.method().equals("GET") && request.path().startsWith(PAGES)) {
      pageRead.accept(request.path().substring(PAGES.length()));
    }
    if (isClear || random.nextDouble() >= (isCreate ? 2 : 1) * faultRate) {
      return Optional.empty();
    }
    List<Fault> faults = request.isWrite() ? WRITE_FAULTS : READ_FAULTS;
    Fault fault = oneOf(random.nextInt(12) == 0 ? REFUSALS : faults);
    if (isCreate) {
      createFailed.accept(request, fault);
    }
    return Optional.of(fault);
  }

  boolean neverLeaves() {
    return note("request never sent", !isClear && random.nextDouble() < faultRate / 10);
  }

  private boolean note(String kind, boolean happens) {
    if (happens) {
      drawn.merge(kind, 1L, Long::sum);
    }
    return happens;
  }

  boolean carriesOutTooLate() {
    return note("request applied late", !isClear && random.nextDouble() < faultRate / 5);
  }

  /**
   * How long the network is interrupted after a request was sent; the client gives up in the end.
   */
  Duration interruption() {
    return note("network interrupted", random.nextInt(4) == 0)
        ? Duration.ofMillis((long) (random.nextDouble() * timeout.toMillis()))
        : Duration.ZERO;
  }

  /** Returns what stands between a process and Notion does to an exchange. */
  Proxy.Deed proxy() {
    if (isClear || random.nextDouble() >= faultRate / 6) {
      return Proxy.Deed.PASS_ON;
    }
    Proxy.Deed deed = Proxy.Deed.draw(random);
    note(kind(deed), /* happens= */ true);
    return deed;
  }

  /** Whether rows come in another order; even in clear weather. */
  boolean shuffles() {
    return isShuffled && note("rows shuffled", random.nextInt(3) == 0);
  }

  /** Notion gives a request up in the end (notion-client/NOTION.md, "Limits and failures"). */
  Duration lateness() {
    long longest = timeout.toMillis() - 500;
    boolean isAtTheLimit = random.nextInt(3) == 0;
    return Duration.ofMillis(
        isAtTheLimit ? longest - random.nextInt(1_000) : (long) (random.nextDouble() * longest));
  }

  /** A name server, all addresses and TLS may take their time before a byte leaves. */
  Duration connecting() {
    boolean isSlow = note("slow connection", !isClear && random.nextDouble() < faultRate / 10);
    return isSlow ? Duration.ofMillis(random.nextInt(50_000)) : Duration.ZERO;
  }

  /** A disk may stall. */
  Duration flush() {
    boolean stalls = note("stalled disk", !isClear && random.nextDouble() < faultRate / 40);
    return stalls ? Duration.ofMillis(random.nextInt(90_000)) : SimulatedFiles.FLUSH;
  }

  Duration latency() {
    return Duration.ofMillis(20 + random.nextInt(200));
  }

  Duration timeout() {
    return timeout;
  }

  private Fault oneOf(List<Fault> faults) {
    Fault fault = faults.get(random.nextInt(faults.size()));
    note(kind(fault), /* happens= */ true);
    return fault;
  }
}
