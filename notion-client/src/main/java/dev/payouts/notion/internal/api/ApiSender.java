package dev.payouts.notion.internal.api;

import com.google.common.collect.ImmutableSet;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import dev.payouts.core.host.Host;
import dev.payouts.core.spi.CallCounter;
import dev.payouts.core.spi.Listeners;
import dev.payouts.notion.RequestListener;
import dev.payouts.notion.internal.api.NotionException.BlockedException;
import dev.payouts.notion.internal.api.NotionException.BlockedException.Why;
import dev.payouts.notion.internal.api.NotionException.Failure;
import dev.payouts.notion.internal.api.NotionException.NotAppliedException;
import dev.payouts.notion.internal.api.NotionException.OutcomeUnknownException;
import dev.payouts.notion.internal.api.NotionException.RefusedException;
import dev.payouts.notion.internal.api.Transport.ExchangeException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends requests within the request budget and retries them when that is safe: after 429, 529 and
 * Notion's own 409; after other temporary failures only what is no create and asks no departure.
 * Thread-safe.
 */
public final class ApiSender {
  /** The maximum number of attempts for a request that fails temporarily. */
  static final int MAX_ATTEMPTS = 5;

  /** How often one request may be rate limited while others succeed. */
  static final int MAX_WAITS = 1_000;

  /** How long to wait for the budget while no request succeeds. */
  static final Duration LONGEST_HOLD = Duration.ofMinutes(30);

  /**
   * Client errors that say nothing about what became of a request, even with a code: a timeout
   * (408, and nginx's 499), a misdirected request (421) and an early one (425).
   */
  private static final ImmutableSet<Integer> AMBIGUOUS = ImmutableSet.of(408, 421, 425, 499);

  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(8);
  private static final Duration DEFAULT_WAIT = Duration.ofSeconds(5);

  /** Servers send whole seconds: zero means less than a second, not an immediate retry forever. */
  private static final Duration SHORTEST_WAIT = Duration.ofSeconds(1);

  private static final Logger log = LoggerFactory.getLogger(ApiSender.class);

  private final Transport transport;
  private final Host host;
  private final RequestBudget budget;
  private final CallMeter meter = new CallMeter();
  private final RequestListener listener;

  /**
   * Creates a sender.
   *
   * @param requestsPerMinute a client-side limit; null for as many as the server allows
   */
  public ApiSender(Transport transport, Host host, @Nullable Integer requestsPerMinute) {
    this(transport, host, requestsPerMinute, List.of());
  }

  /**
   * Creates a sender.
   *
   * @param requestsPerMinute a client-side limit; null for as many as the server allows
   * @param listeners receive an event for each request
   */
  public ApiSender(
      Transport transport,
      Host host,
      @Nullable Integer requestsPerMinute,
      List<RequestListener> listeners) {
    this.transport = transport;
    this.host = host;
    this.listener = Listeners.guarded(RequestListener.class, listeners);
    this.budget = new RequestBudget(host, requestsPerMinute);
  }

  /** Returns the counter of requests sent. */
  public CallCounter calls() {
    return meter;
  }

  /**
   * Waits for the budget, sends a request, retries it if that is safe, and reads the response.
   *
   * @throws NotionException if the request failed and no further attempt is allowed
   */
  public <T> T send(ApiRequest request, AnswerBody.Reading<T> reading) throws NotionException {
    return send(request, reading, Departure.FREE);
  }

  /**
   * Does the same, with a departure that is asked before the request is sent.
   *
   * @param departure if it throws, the request is not sent and the exception propagates
   */
  <T> T send(ApiRequest request, AnswerBody.Reading<T> reading, Departure departure)
      throws NotionException {
    return sendForReply(request, (reply, json) -> reading.read(json), departure);
  }

  /** Does the same, with retries that may differ from the first request. */
  <T> T send(ApiRequest first, AnswerBody.Reading<T> reading, Repetition repetition)
      throws NotionException {
    return send(first, (reply, json) -> reading.read(json), Departure.FREE, repetition);
  }

  /** Does the same for callers that need more of the response than its body. */
  <T> T sendForReply(ApiRequest request, ReplyReader<T> reader, Departure departure)
      throws NotionException {
    return send(request, reader, departure, failure -> request);
  }

  private <T> T send(
      ApiRequest first, ReplyReader<T> reader, Departure departure, Repetition repetition)
      throws NotionException {
    ApiRequest request = first;
    int waits = 0;
    int failures = 0;
    while (true) {
      NotionException failure;
      try {
        ApiReply reply = exchange(request, failures + waits, departure);
        if (isWait(reply.status()) && waits < MAX_WAITS) {
          waits++;
          continue;
        }
        return read(request, reply, reader);
      } catch (ExchangeException e) {
        failure = noAnswer(request, e);
      } catch (NotionException e) {
        failure = e;
      }
      failures++;
      if (failures >= MAX_ATTEMPTS || !mayRepeat(request, failure, departure)) {
        throw failure;
      }
      log.debug("{} failed with status {}, attempt {}", request, failure.status(), failures);
      Duration pause = pause(failures);
      listener.repeating(request.kind().endpoint(), failures, pause);
      sleep(pause, departure);
      request = repetition.after(failure);
    }
  }

  private ApiReply exchange(ApiRequest request, int earlierAttempts, Departure departure)
      throws ExchangeException, BlockedException {
    awaitBudget(request, departure);
    ApiReply reply;
    try {
      departure.beforeSending();
      meter.sent(request.kind(), earlierAttempts);
      listener.started(request.kind().endpoint(), earlierAttempts);
      reply = heardExchange(request, departure);
    } catch (ExchangeException | RuntimeException e) {
      budget.passed();
      throw e;
    }
    if (isWait(reply.status())) {
      refused(request, reply);
    } else {
      budget.passed();
    }
    return reply;
  }

  private void refused(ApiRequest request, ApiReply reply) throws BlockedException {
    meter.rateLimited();
    ApiError error = ApiError.read(reply.body());
    if (error.isBlocked()) {
      budget.passed();
      throw new BlockedException(failure(request, reply, error), Why.RESTRICTED);
    }
    Duration wait = wait(reply, error);
    if (reply.status() == 429) {
      budget.overBudget(wait);
    } else {
      budget.overloaded(wait);
    }
  }

  private static Duration wait(ApiReply reply, ApiError error) {
    Duration inBody = error.additional().retryAfter();
    Duration named = reply.retryAfter() == null ? inBody : reply.retryAfter();
    if (named == null) {
      return DEFAULT_WAIT;
    }
    return named.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : named;
  }

  private ApiReply heardExchange(ApiRequest request, Departure departure) throws ExchangeException {
    Duration sentAt = host.elapsed();
    int status = 0;
    try {
      ApiReply reply = transport.exchange(request, departure);
      status = reply.status();
      return reply;
    } finally {
      listener.ended(request.kind().endpoint(), status, host.elapsed().minus(sentAt));
    }
  }

  private void awaitBudget(ApiRequest request, Departure departure) throws BlockedException {
    Duration askedAt = host.elapsed();
    RequestBudget.Leave leave =
        budget.acquire(
            wait -> {
              listener.budgetHolds(wait);
              holdOn(request, wait, departure);
            });
    if (leave == RequestBudget.Leave.AFTER_WAIT) {
      listener.budgetResumed(host.elapsed().minus(askedAt));
    }
  }

  /** Waits for the budget, unless no request has succeeded for too long. */
  private void holdOn(ApiRequest request, Duration wait, Departure departure)
      throws BlockedException {
    Duration left = LONGEST_HOLD.minus(budget.heldFor());
    if (left.compareTo(wait) > 0) {
      sleep(wait, departure);
      return;
    }
    sleep(left, departure);
    if (budget.heldFor().compareTo(LONGEST_HOLD) < 0) {
      return; // another request has succeeded meanwhile
    }
    String message =
        "every request has been rejected for %s minutes".formatted(LONGEST_HOLD.toMinutes());
    throw new BlockedException(new Failure(request, 429, null, message, null), Why.BUDGET);
  }

  /** Waits, unless the departure throws because the run is being stopped. */
  private void sleep(Duration wait, Departure departure) {
    host.sleepUnless(
        () -> {
          departure.whileWaiting();
          return false;
        },
        wait);
  }

  private static boolean isWait(int status) {
    return status == 429 || status == 529;
  }

  /** Whoever decides on each departure decides on repetitions, too, and needs the answer for it. */
  private static boolean mayRepeat(
      ApiRequest request, NotionException failure, Departure departure) {
    if (failure instanceof RefusedException || failure instanceof BlockedException) {
      return false;
    }
    return failure instanceof NotAppliedException
        || (request.isRepeatable() && departure == Departure.FREE);
  }

  private <T> T read(ApiRequest request, ApiReply reply, ReplyReader<T> reader)
      throws NotionException {
    int status = reply.status();
    if (status == 200) {
      try {
        return reply.body().read(json -> reader.read(reply, json));
      } catch (IOException | JsonDataException | IllegalArgumentException e) {
        throw new OutcomeUnknownException(
            new Failure(request, status, null, "not an answer of the API", reply.requestId()), e);
      }
    }
    ApiError error = ApiError.read(reply.body());
    Failure failure = failure(request, reply, error);
    if (isWait(status)) {
      throw new NotAppliedException(failure, null);
    }
    if (status >= 400
        && status < 500
        && !AMBIGUOUS.contains(status)
        && (!request.isWrite() || isOfNotion(reply, error))) {
      throw status == 409
          ? new NotAppliedException(failure, null)
          : new RefusedException(failure, transport.tokenSource());
    }
    throw new OutcomeUnknownException(failure, null, error.additional().committedId());
  }

  /**
   * Tells whether Notion sent an error. Another server may have passed the request on and refused
   * the answer to it; only the firewall in front of Notion passes nothing on.
   */
  private static boolean isOfNotion(ApiReply reply, ApiError error) {
    return error.isOfNotion()
        || NotionException.isFirewall(reply.status(), null, reply.requestId());
  }

  private static Failure failure(ApiRequest request, ApiReply reply, ApiError error) {
    RequestId requestId = reply.requestId();
    if (error.requestId() != null
        && (requestId == null || requestId.source() != RequestId.Source.NOTION)) {
      requestId = RequestId.of(error.requestId(), null);
    }
    return new Failure(request, reply.status(), error.code(), error.message(), requestId);
  }

  private static NotionException noAnswer(ApiRequest request, ExchangeException e) {
    var failure = new Failure(request, 0, null, e.getMessage(), null);
    return switch (e.sent()) {
      case NOTHING -> new NotAppliedException(failure, e);
      case MAYBE -> new OutcomeUnknownException(failure, e);
    };
  }

  /** Doubles with each failure; half of it is random, so that workers do not retry in lockstep. */
  private Duration pause(int failures) {
    Duration full = FIRST_PAUSE.multipliedBy(1L << failures);
    Duration capped = full.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : full;
    return Duration.ofMillis((long) (capped.toMillis() * (0.5 + host.random() / 2)));
  }

  /** Chooses the request for a retry. */
  @FunctionalInterface
  interface Repetition {
    /** Returns the request to send after a failure: the same one or a cheaper one. */
    ApiRequest after(NotionException failure);
  }

  /**
   * Reads a successful response with its headers; throws the same as {@link AnswerBody.Reading}.
   */
  @FunctionalInterface
  interface ReplyReader<T> {
    T read(ApiReply reply, JsonReader json) throws IOException;
  }
}
