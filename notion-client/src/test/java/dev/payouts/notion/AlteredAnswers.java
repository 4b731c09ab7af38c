package dev.payouts.notion;

import dev.payouts.notion.internal.api.AnswerBody;
import dev.payouts.notion.internal.api.ApiReply;
import dev.payouts.notion.internal.api.ApiRequest;
import dev.payouts.notion.internal.api.Departure;
import dev.payouts.notion.internal.api.Transport;
import java.util.function.BiFunction;

/**
 * Answers as another transport does, but with altered bodies. Closing it leaves the other open.
 *
 * @param other the other transport
 * @param answers returns the body for a request and its true answer
 */
record AlteredAnswers(Transport other, BiFunction<ApiRequest, String, String> answers)
    implements Transport {
  @Override
  public ApiReply exchange(ApiRequest request, Departure departure) throws ExchangeException {
    ApiReply reply = other.exchange(request, departure);
    String altered = answers.apply(request, reply.body().utf8());
    return new ApiReply(
        reply.status(),
        reply.retryAfter(),
        reply.requestId(),
        reply.date(),
        AnswerBody.ofUtf8(altered));
  }

  @Override
  public void close() {}
}
