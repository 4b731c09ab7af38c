package dev.payouts.notion.internal.api;

import dev.payouts.notion.internal.api.Transport.ExchangeException.Sent;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** Answers requests from a script, the last response forever. */
final class ScriptedTransport implements Transport {
  private final Queue<Answer> answers = new ArrayDeque<>();
  final List<ApiRequest> received = new ArrayList<>();

  ScriptedTransport answers(int status, String body) {
    return answers(status, null, body);
  }

  ScriptedTransport answers(int status, @Nullable Duration retryAfter, String body) {
    return answers(
        status, retryAfter, new RequestId(RequestId.Source.NOTION, "req-" + status), body);
  }

  /** Answers as a server that gives its answers another ID than Notion, or none. */
  ScriptedTransport answersFromElsewhere(int status, @Nullable RequestId id, String body) {
    return answers(status, null, id, body);
  }

  private ScriptedTransport answers(
      int status, @Nullable Duration retryAfter, @Nullable RequestId id, String body) {
    answers.add(() -> new ApiReply(status, retryAfter, id, null, AnswerBody.ofUtf8(body)));
    return this;
  }

  ScriptedTransport breaks(Sent sent) {
    answers.add(
        () -> {
          throw new ExchangeException(sent, "SocketException", new IOException("reset"));
        });
    return this;
  }

  @Override
  public ApiReply exchange(ApiRequest request, Departure departure) throws ExchangeException {
    received.add(request);
    if (!departure.mayLeave()) {
      throw new ExchangeException(Sent.NOTHING, "late", new IOException("late"));
    }
    Answer answer = answers.size() > 1 ? answers.remove() : answers.element();
    return answer.give();
  }

  @Override
  public void close() {}

  private interface Answer {
    ApiReply give() throws ExchangeException;
  }
}
