package dev.payouts.notion.sim;

import dev.payouts.notion.internal.api.ApiReply;
import dev.payouts.notion.internal.api.ApiRequest;
import dev.payouts.notion.internal.api.Departure;
import dev.payouts.notion.internal.api.Transport;
import dev.payouts.notion.internal.api.Transport.ExchangeException.Sent;
import dev.payouts.notion.sandbox.Reply;
import dev.payouts.notion.sandbox.SandboxNotion;
import java.io.IOException;
import java.time.Duration;

/** A network that takes the same time for every request, half of it each way, and loses none. */
final class SteadyTransport implements Transport {
  private final Scheduler scheduler;
  private final SandboxNotion notion;
  private final String token;
  private final Duration oneWay;

  SteadyTransport(Scheduler scheduler, SandboxNotion notion, String token, Duration roundTrip) {
    this.scheduler = scheduler;
    this.notion = notion;
    this.token = token;
    this.oneWay = roundTrip.dividedBy(2);
  }

  @Override
  public ApiReply exchange(ApiRequest request, Departure departure) throws ExchangeException {
    if (!departure.mayLeave()) {
      throw new ExchangeException(Sent.NOTHING, "late", new IOException("late"));
    }
    scheduler.waitFor(oneWay);
    Reply reply = notion.handle(SandboxWire.request(request, token)).reply().orElseThrow();
    scheduler.waitFor(oneWay);
    return SandboxWire.reply(reply);
  }

  @Override
  public void close() {}
}
