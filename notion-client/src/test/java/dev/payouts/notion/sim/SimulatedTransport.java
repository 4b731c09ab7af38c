package dev.payouts.notion.sim;

import com.google.common.collect.ImmutableMap;
import com.google.common.primitives.Longs;
import dev.payouts.notion.internal.api.ApiReply;
import dev.payouts.notion.internal.api.ApiRequest;
import dev.payouts.notion.internal.api.Transport;
import dev.payouts.notion.internal.api.Transport.ExchangeException.Sent;
import dev.payouts.notion.sandbox.Exchange;
import dev.payouts.notion.sandbox.Reply;
import dev.payouts.notion.sandbox.Request;
import dev.payouts.notion.sandbox.SandboxNotion;
import dev.payouts.notion.sim.SimulatedProcess.Crash;
import java.io.IOException;
import java.time.Duration;

/** The network between a process and a simulated Notion: slow, torn, and at times far too late. */
final class SimulatedTransport implements Transport {
  private final Scheduler scheduler;
  private final SimulatedProcess process;
  private final SandboxNotion notion;
  private final String token;
  private final Weather weather;

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

  @Override
  public ApiReply exchange(ApiRequest request) throws ExchangeException {
    if (weather.neverLeaves()) {
      process.pause(Duration.ofMillis(1));
      throw new ExchangeException(Sent.NOTHING, "ConnectException", new IOException("refused"));
    }
    try {
      process.pause(weather.latency());
    } catch (Crash crash) {
      if (scheduler.random().nextBoolean()) {
        carryOutLater(request, weather.lateness());
      }
      throw crash;
    }
    if (weather.carriesOutTooLate()) {
      carryOutLater(request, weather.lateness());
      process.pause(weather.latency());
      throw new ExchangeException(Sent.MAYBE, "SocketException", new IOException("reset"));
    }
    Exchange exchange = notion.handle(toSandbox(request));
    process.step();
    return answer(exchange);
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
        yield toClient(exchange.reply().orElseThrow());
      }
    };
  }

  private void carryOutLater(ApiRequest request, Duration lateness) {
    scheduler.later(lateness, () -> notion.handle(toSandbox(request)));
  }

  private Request toSandbox(ApiRequest request) {
    String body = request.body();
    return Request.of(
        request.method(),
        request.path(),
        ImmutableMap.of(
            "authorization", "Bearer " + token,
            "notion-version", "2026-03-11",
            "content-type", "application/json"),
        body == null ? "" : body);
  }

  private static ApiReply toClient(Reply reply) {
    String wait = null;
    for (var header : reply.headers().entrySet()) {
      wait = header.getKey().equalsIgnoreCase("retry-after") ? header.getValue() : wait;
    }
    Long seconds = wait == null ? null : Longs.tryParse(wait);
    return new ApiReply(
        reply.status(), seconds == null ? null : Duration.ofSeconds(seconds), null, reply.body());
  }

  @Override
  public void close() {}
}
