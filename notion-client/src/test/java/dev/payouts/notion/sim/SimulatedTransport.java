package dev.payouts.notion.sim;

import com.google.common.collect.Comparators;
import dev.payouts.notion.internal.api.ApiReply;
import dev.payouts.notion.internal.api.ApiRequest;
import dev.payouts.notion.internal.api.Departure;
import dev.payouts.notion.internal.api.Transport;
import dev.payouts.notion.internal.api.Transport.ExchangeException.Sent;
import dev.payouts.notion.sandbox.Exchange;
import dev.payouts.notion.sandbox.SandboxNotion;
import dev.payouts.notion.sim.SimulatedProcess.Crash;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;

/** The network between a process and a simulated Notion: slow, torn, and at times far too late. */
final class SimulatedTransport implements Transport {
  /** Less than what {@link Weather#lateness} leaves of the limit. */
  private static final Duration LOOK = Duration.ofMillis(400);

  private final Scheduler scheduler;
  private final SimulatedProcess process;
  private final SandboxNotion notion;
  private final String token;
  private final Weather weather;
  private Consumer<ApiRequest> sent = request -> {};

  SimulatedTransport(
      Scheduler scheduler,
      SimulatedProcess process,
      SandboxNotion notion,
      String token,
      Weather weather) {
    this.scheduler = scheduler;
    this.process = process;
    this.notion = notion;
    this.token = token;
    this.weather = weather;
  }

  /** Says who is told of each request that leaves. */
  SimulatedTransport telling(Consumer<ApiRequest> listener) {
    sent = listener;
    return this;
  }

  @Override
  public ApiReply exchange(ApiRequest request, Departure departure) throws ExchangeException {
    process.pause(weather.connecting());
    if (weather.neverLeaves() || !departure.mayLeave()) {
      process.pause(Duration.ofMillis(1));
      throw new ExchangeException(Sent.NOTHING, "ConnectException", new IOException("refused"));
    }
    sent.accept(request);
    try {
      process.pauseWhileInFlight(weather.latency());
    } catch (Crash crash) {
      if (scheduler.random().nextBoolean()) {
        carryOutLater(request, weather.lateness());
      }
      throw crash;
    }
    if (weather.carriesOutTooLate()) {
      awaitNetwork(weather.interruption());
      carryOutLater(request, weather.lateness());
      process.pause(weather.latency());
      throw new ExchangeException(Sent.MAYBE, "SocketException", new IOException("reset"));
    }
    Proxy.Deed deed = weather.proxy();
    if (deed.isInstead()) {
      process.pause(weather.latency());
      return Proxy.answer(deed);
    }
    Exchange exchange = notion.handle(SandboxWire.request(request, token));
    Duration answered = scheduler.now();
    process.step();
    if (scheduler.now().minus(answered).compareTo(weather.timeout()) > 0
        && scheduler.random().nextBoolean()) {
      throw new ExchangeException(
          Sent.MAYBE, "InterruptedIOException", new IOException("timeout while suspended"));
    }
    ApiReply reply = Proxy.answer(deed, answer(exchange));
    return weather.shuffles() ? Proxy.shuffled(reply, scheduler.random()) : reply;
  }

  private ApiReply answer(Exchange exchange) throws ExchangeException {
    return switch (exchange.ending()) {
      case HANG -> {
        process.pause(weather.timeout());
        throw new ExchangeException(
            Sent.MAYBE, "InterruptedIOException", new IOException("timeout"));
      }
      case RESET, TRUNCATED -> {
        process.pause(weather.latency());
        throw new ExchangeException(Sent.MAYBE, "SocketException", new IOException("reset"));
      }
      case COMPLETE -> {
        process.pause(weather.latency().plus(exchange.delay()));
        yield SandboxWire.reply(exchange.reply().orElseThrow());
      }
    };
  }

  /** What was sent is delivered when the network is back, but not after the process has ended. */
  private void awaitNetwork(Duration interruption) {
    Duration end = scheduler.now().plus(interruption);
    while (scheduler.now().compareTo(end) < 0 && !process.isDead()) {
      scheduler.waitFor(Comparators.min(LOOK, end.minus(scheduler.now())));
    }
  }

  private void carryOutLater(ApiRequest request, Duration lateness) {
    scheduler.later(lateness, () -> notion.handle(SandboxWire.request(request, token)));
  }

  @Override
  public void close() {}
}
