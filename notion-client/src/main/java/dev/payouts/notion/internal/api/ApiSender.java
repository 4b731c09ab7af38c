package dev.payouts.notion.internal.api;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import dev.payouts.core.CallCounter;
import dev.payouts.core.host.Host;
import dev.payouts.notion.RequestListener;
import dev.payouts.notion.internal.api.NotionException.Failure;
import dev.payouts.notion.internal.api.NotionException.MayHaveBeenCarriedOutException;
import dev.payouts.notion.internal.api.NotionException.NotCarriedOutException;
import dev.payouts.notion.internal.api.NotionException.RefusedException;
import dev.payouts.notion.internal.api.Transport.ExchangeException;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends requests within the budget and repeats them where that is safe: after 409, 429 and 529
 * always, after everything else that may pass only what is not a create. Safe for use by several
 * threads.
 */
public final class ApiSender {
  /** How often a request is tried that fails in a way that may pass. */
  static final int MAX_ATTEMPTS = 5;

  /** How often a request waits for the budget; at 60 s a wait that is more than half a day. */
  static final int MAX_WAITS = 1_000;

  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(8);
  private static final Duration LONGEST_SLEEP = Duration.ofSeconds(1);
  private static final Duration DEFAULT_WAIT = Duration.ofSeconds(5);
  private static final Logger log = LoggerFactory.getLogger(ApiSender.class);

  private final Transport transport;
  private final Host host;
  private final RequestBudget budget;
  private final CallMeter meter = new CallMeter();
  private final RequestListener listener;

  /**
   * Has sent nothing.
   *
   * @param requestsPerMinute a cap of our own; null for as many as the server allows
   */
  public ApiSender(Transport transport, Host host, @Nullable Integer requestsPerMinute) {
    this(transport, host, requestsPerMinute, RequestListener.NONE);
  }

  /**
   * Has sent nothing.
   *
   * @param requestsPerMinute a cap of our own; null for as many as the server allows
   * @param listener is told about each request
   */
  public ApiSender(
      Transport transport,
      Host host,
      @Nullable Integer requestsPerMinute,
      RequestListener listener) {
    this.transport = transport;
    this.host = host;
    this.listener = new QuietRequestListener(listener);
    this.budget = new RequestBudget(host, requestsPerMinute);
  }

  /** Returns the count of what was sent. */
  public CallCounter calls() {
    return meter;
  }

  /**
   * Sends a request, waits for the budget, repeats what may be repeated, and reads the answer.
   *
   * @throws NotionException once there is nothing more to try
   */
  public <T> T send(ApiRequest request, AnswerBody.Reading<T> reading) throws NotionException {
    return send(request, reading, Departure.FREE);
  }

  /**
   * Does the same, and asks before the request leaves.
   *
   * @param departure what it throws is thrown on, and the request does not leave
   */
  <T> T send(ApiRequest request, AnswerBody.Reading<T> reading, Departure departure)
      throws NotionException {
    return sendForReply(request, (reply, json) -> reading.read(json), departure);
  }

  /** Does the same for whoever has to see more of the answer than its body. */
  <T> T sendForReply(ApiRequest request, ReplyReader<T> reader, Departure departure)
      throws NotionException {
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
      if (failures >= MAX_ATTEMPTS || !mayRepeat(request, failure)) {
        throw failure;
      }
      log.debug("{} failed with status {}, attempt {}", request, failure.status(), failures);
      Duration pause = pause(failures);
      listener.repeating(request.kind().endpoint(), failures, pause);
      sleep(pause, departure);
    }
  }

  private ApiReply exchange(ApiRequest request, int earlierAttempts, Departure departure)
      throws ExchangeException {
    awaitBudget(departure);
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
    Duration wait = reply.retryAfter() == null ? DEFAULT_WAIT : reply.retryAfter();
    if (reply.status() == 429) {
      meter.rateLimited();
      budget.overBudget(wait);
    } else if (reply.status() == 529) {
      meter.rateLimited();
      budget.overloaded(wait);
    } else {
      budget.passed();
    }
    return reply;
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

  private void awaitBudget(Departure departure) {
    Duration askedAt = host.elapsed();
    RequestBudget.Leave leave =
        budget.acquire(
            wait -> {
              listener.budgetHolds(wait);
              sleep(wait, departure);
            });
    if (leave == RequestBudget.Leave.AFTER_WAIT) {
      listener.budgetResumed(host.elapsed().minus(askedAt));
    }
  }

  /** Waits bit by bit, so that nobody has to see a long wait out who wants to stop. */
  private void sleep(Duration wait, Departure departure) {
    Duration until = host.elapsed().plus(wait);
    for (Duration left = wait; left.compareTo(Duration.ZERO) > 0; ) {
      departure.whileWaiting();
      host.sleep(left.compareTo(LONGEST_SLEEP) > 0 ? LONGEST_SLEEP : left);
      left = until.minus(host.elapsed());
    }
  }

  private static boolean isWait(int status) {
    return status == 429 || status == 529;
  }

  private static boolean mayRepeat(ApiRequest request, NotionException failure) {
    if (failure instanceof RefusedException) {
      return false;
    }
    return failure instanceof NotCarriedOutException || request.isRepeatable();
  }

  private static <T> T read(ApiRequest request, ApiReply reply, ReplyReader<T> reader)
      throws NotionException {
    int status = reply.status();
    if (status == 200) {
      try {
        return reply.body().read(json -> reader.read(reply, json));
      } catch (IOException | JsonDataException | IllegalArgumentException e) {
        throw new MayHaveBeenCarriedOutException(
            new Failure(request, status, null, "not an answer of the API", reply.requestId()), e);
      }
    }
    Failure failure = ErrorBody.read(request, reply);
    if (status == 409 || isWait(status)) {
      throw new NotCarriedOutException(failure, null);
    }
    if (status >= 400 && status < 500 && status != 408) {
      throw new RefusedException(failure);
    }
    throw new MayHaveBeenCarriedOutException(failure, null);
  }

  private static NotionException noAnswer(ApiRequest request, ExchangeException e) {
    var failure = new Failure(request, 0, null, e.getMessage(), null);
    return switch (e.sent()) {
      case NOTHING -> new NotCarriedOutException(failure, e);
      case MAYBE -> new MayHaveBeenCarriedOutException(failure, e);
    };
  }

  /** Doubles with each failure; a random half of it keeps workers from coming back together. */
  private Duration pause(int failures) {
    Duration full = FIRST_PAUSE.multipliedBy(1L << failures);
    Duration capped = full.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : full;
    return Duration.ofMillis((long) (capped.toMillis() * (0.5 + host.random() / 2)));
  }

  /** Reads a successful answer and its headers; throws what an {@link AnswerBody.Reading} does. */
  @FunctionalInterface
  interface ReplyReader<T> {
    T read(ApiReply reply, JsonReader json) throws IOException;
  }

  /** The body of an error, which may be HTML (NOTION.md, "Reading"). */
  private static final class ErrorBody {
    private static final int MAX_MESSAGE = 500;
    private static final JsonReader.Options FIELDS =
        JsonReader.Options.of("code", "message", "request_id");

    private ErrorBody() {}

    static Failure read(ApiRequest request, ApiReply reply) {
      @Nullable String[] found = new @Nullable String[3];
      try {
        found = reply.body().read(ErrorBody::fields);
      } catch (IOException | JsonDataException notOurs) {
        String start = reply.body().utf8().strip();
        found[1] = start.startsWith("<") ? "an HTML page instead of JSON" : "not JSON";
      }
      String requestId = found[2] == null ? reply.requestId() : found[2];
      return new Failure(request, reply.status(), found[0], found[1], requestId);
    }

    private static @Nullable String[] fields(JsonReader json) throws IOException {
      @Nullable String[] found = new @Nullable String[3];
      var fields = new JsonFields(json, FIELDS);
      for (int field = fields.next(); field != JsonFields.END; field = fields.next()) {
        String text = JsonFields.stringOrNull(json);
        found[field] = text == null ? null : shorten(text);
      }
      return found;
    }

    private static String shorten(String text) {
      String printable = text.replaceAll("\\p{Cntrl}+", " ").strip();
      return printable.length() <= MAX_MESSAGE
          ? printable
          : printable.substring(0, MAX_MESSAGE) + "...";
    }
  }
}
