package dev.payouts.notion.sandbox;

import dev.payouts.notion.sandbox.Exchange.Ending;
import dev.payouts.notion.sandbox.internal.content.Store;
import dev.payouts.notion.sandbox.internal.requests.Connections;
import dev.payouts.notion.sandbox.internal.requests.Endpoints;
import dev.payouts.notion.sandbox.internal.requests.FaultyReplies;
import dev.payouts.notion.sandbox.internal.requests.Gate;
import dev.payouts.notion.sandbox.internal.wire.NotionError;
import dev.payouts.notion.sandbox.internal.wire.NotionIds;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * A state machine that simulates Notion without sockets (notion-client/NOTION.md). It does not
 * wait, start threads or use any clock but the given one; the same requests at the same times get
 * the same responses. Thread-safe; handles one request at a time.
 */
public final class SandboxNotion {
  /** Keeps the IDs of requests distinct from those of objects. */
  private static final long REQUEST_IDS = 0x5EED_0000_0000_0001L;

  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final Object lock = new Object();
  private final Supplier<Instant> clock;
  private final SandboxOptions options;
  private final Gate gate;
  private final SandboxTraffic traffic = new SandboxTraffic();
  private final WorkspaceEditor editor;
  private final WorkspaceView view;
  private long requests;

  /**
   * Creates an empty workspace without connections.
   *
   * @param clock the time of each request
   * @param options its behavior; contents, clock, port and number of tokens do not matter
   */
  public SandboxNotion(Supplier<Instant> clock, SandboxOptions options) {
    this.clock = clock;
    this.options = options;
    Store store = new Store(options.seed, options.queryLag);
    Connections connections =
        new Connections(
            options.budgets.ofToken(), options.budgets.ofWorkspace(), options.budgets.window());
    this.gate = new Gate(connections, new Endpoints(store, options.queryLimits));
    this.editor = new WorkspaceEditor(lock, clock, store, connections);
    this.view = new WorkspaceView(lock, store);
  }

  /**
   * Handles a request and returns its outcome.
   *
   * @param request the request
   * @return the response and its timing
   */
  public Exchange handle(Request request) {
    synchronized (lock) {
      Instant now = clock.get();
      long number = ++requests;
      Exchange exchange = dated(handle(request, number, now), now);
      traffic.record(
          new SandboxTraffic.Received(
              number, now, request, exchange.reply().map(Reply::status).orElse(0)));
      return exchange;
    }
  }

  /** {@return the requests so far} */
  public SandboxTraffic traffic() {
    return traffic;
  }

  /** {@return an editor for changes that users make to the workspace} */
  public WorkspaceEditor editor() {
    return editor;
  }

  /** {@return a view of the workspace} */
  public WorkspaceView view() {
    return view;
  }

  private Exchange handle(Request request, long number, Instant now) {
    String requestId = NotionIds.derive(options.seed ^ REQUEST_IDS, number).toString();
    UUID user;
    try {
      user = gate.admit(request, now);
    } catch (NotionError e) {
      return complete(Gate.refuse(e, requestId));
    }
    Optional<Fault> fault = options.faults.decide(request, number);
    if (fault.isEmpty()) {
      return complete(gate.serve(request, user, now, requestId));
    }
    return spoil(fault.get(), () -> gate.serve(request, user, now, requestId), requestId);
  }

  private Exchange spoil(Fault fault, Supplier<Reply> serve, String requestId) {
    Duration delay = options.latency.plus(fault.delay());
    boolean answersItself =
        switch (fault.kind()) {
          case COMMITTED, TRUNCATED, GARBLED, SLOW -> true;
          case STATUS, HTML_STATUS, EXPIRED_CURSOR, RESET, HANG -> false;
        };
    if (answersItself) {
      return spoilAnswer(fault, serve.get(), delay, requestId);
    }
    if (fault.when() == Fault.When.AFTER) {
      var unused = serve.get(); // applied, but the response is dropped
    }
    return switch (fault.kind()) {
      case RESET -> new Exchange(null, delay, Ending.RESET);
      case HANG -> new Exchange(null, delay, Ending.HANG);
      default -> new Exchange(FaultyReplies.error(fault, requestId), delay, Ending.COMPLETE);
    };
  }

  private static Exchange spoilAnswer(Fault fault, Reply reply, Duration delay, String requestId) {
    return switch (fault.kind()) {
      case COMMITTED ->
          new Exchange(FaultyReplies.committed(reply, requestId), delay, Ending.COMPLETE);
      case TRUNCATED -> new Exchange(reply, delay, Ending.TRUNCATED);
      case GARBLED ->
          new Exchange(reply.withBody(FaultyReplies.garbled(reply.body())), delay, Ending.COMPLETE);
      default -> new Exchange(reply, delay, Ending.COMPLETE);
    };
  }

  /** Adds the date header by this clock; the server may replace it. */
  private static Exchange dated(Exchange exchange, Instant now) {
    Reply reply = exchange.answer();
    return reply == null
        ? exchange
        : new Exchange(
            reply.withHeader("date", HTTP_DATE.format(now)), exchange.delay(), exchange.ending());
  }

  private Exchange complete(Reply reply) {
    return new Exchange(reply, options.latency, Ending.COMPLETE);
  }
}
