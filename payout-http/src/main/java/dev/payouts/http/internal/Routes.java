package dev.payouts.http.internal;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.payouts.core.RunReport;
import dev.payouts.core.StopCause;
import dev.payouts.core.store.KeptRun;
import dev.payouts.core.store.KeptRunJson;
import dev.payouts.core.store.ReportJson;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Every route (payout-http/README.md, "Routes"). Safe for use by several threads. */
final class Routes {
  /** How many requests with a token are answered at once; a page and a scheduler need few. */
  static final int MAX_AT_ONCE = 100;

  private static final String RUN_ID = "([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})";

  private final ImmutableList<Route> routes =
      ImmutableList.of(
          new Route("GET", "/", Access.OPEN, call -> page()),
          new Route("GET", "/healthz", Access.OPEN, call -> Answer.json(200, "{\"alive\":true}")),
          new Route("GET", "/readyz", Access.OPEN, call -> ready()),
          new Route("GET", "/metrics", Access.OPEN, call -> metrics().answer()),
          new Route("POST", "/cronjobs/create-contractor-payouts", Access.TOKEN, this::start),
          new Route("GET", "/runs", Access.TOKEN, call -> latest()),
          new Route("GET", "/runs/" + RUN_ID, Access.TOKEN, this::one));

  private final BearerToken token;
  private final Runs runs;
  private final Readiness readiness;
  private final Metrics metrics;
  private final Page page = Page.load();
  private final Semaphore places = new Semaphore(MAX_AT_ONCE);

  Routes(BearerToken token, Runs runs, Readiness readiness, Metrics metrics) {
    this.token = token;
    this.runs = runs;
    this.readiness = readiness;
    this.metrics = metrics;
  }

  /** Whether a route is open to everybody. */
  private enum Access {
    OPEN,
    TOKEN
  }

  /** Answers the requests of a route. */
  @FunctionalInterface
  private interface Handler {
    Answer answer(Call call) throws IOException;
  }

  /** A method and a path. */
  private record Route(String method, Pattern path, Access access, Handler handler) {
    Route(String method, String path, Access access, Handler handler) {
      this(method, Pattern.compile(path), access, handler);
    }

    boolean takes(String other) {
      return method.equals(other) || (method.equals("GET") && other.equals("HEAD"));
    }

    /** Returns its name in metrics: no more names than routes. */
    String label() {
      return path.pattern().replace(RUN_ID, "{run_id}");
    }
  }

  /** A request that has found its route. */
  private record Call(Incoming incoming, Matcher path, Parameters parameters) {}

  /** Returns the name of a request's route, for metrics. */
  String label(Incoming incoming) {
    return routes.stream()
        .filter(route -> route.path.matcher(incoming.path()).matches())
        .findFirst()
        .map(Route::label)
        .orElse("none");
  }

  /**
   * Answers a request.
   *
   * @throws ProblemException if the answer is an error
   * @throws IOException if the connection is broken
   */
  Answer answer(Incoming incoming, Turns.Turn turn) throws IOException {
    Optional<Route> open = find(incoming).filter(route -> route.access == Access.OPEN);
    if (open.isPresent()) {
      return answer(open.get(), incoming, turn);
    }
    if (!token.isIn(incoming.values("Authorization"))) {
      throw ProblemException.of(
              401, "Send the header 'Authorization: Bearer ' with the token of this server.")
          .with("WWW-Authenticate", "Bearer realm=\"payouts\"");
    }
    if (!places.tryAcquire()) {
      throw ProblemException.of(
              429, "More than " + MAX_AT_ONCE + " requests at once: wait, then ask again.")
          .with("Retry-After", "1");
    }
    try {
      return answer(find(incoming).orElseThrow(() -> noSuchRoute(incoming)), incoming, turn);
    } finally {
      places.release();
    }
  }

  private Optional<Route> find(Incoming incoming) {
    return routes.stream()
        .filter(
            route ->
                route.path.matcher(incoming.path()).matches() && route.takes(incoming.method()))
        .findFirst();
  }

  private ProblemException noSuchRoute(Incoming incoming) {
    return routes.stream()
        .filter(route -> route.path.matcher(incoming.path()).matches())
        .findFirst()
        .map(
            route ->
                ProblemException.of(405, "This route takes the method " + route.method + ".")
                    .with("Allow", route.method.equals("GET") ? "GET, HEAD" : route.method))
        .orElseGet(
            () ->
                ProblemException.of(
                    404,
                    "There is no such route: /cronjobs/create-contractor-payouts, /runs and"
                        + " /runs/{run_id} are, written just so."));
  }

  private static Answer answer(Route route, Incoming incoming, Turns.Turn turn) throws IOException {
    incoming.checkHead();
    Matcher path = route.path.matcher(incoming.path());
    boolean matches = path.matches();
    ImmutableSet<String> known =
        matches && route.method.equals("POST") ? RunQuery.PARAMETERS : ImmutableSet.of();
    Parameters parameters = Parameters.parse(incoming.query(), known);
    incoming.checkBody();
    turn.mayTakeForever(); // from here on it is our work, which no interrupt may cut
    return route.handler.answer(new Call(incoming, path, parameters));
  }

  private Answer page() {
    return page.answer();
  }

  private Metrics metrics() {
    return metrics;
  }

  private Answer ready() {
    if (runs.isStopping()) {
      throw ProblemException.of(503, "The server is stopping.");
    }
    Optional<String> obstacle = readiness.obstacle();
    if (obstacle.isPresent()) {
      throw ProblemException.of(503, obstacle.get());
    }
    return Answer.json(200, "{\"ready\":true}");
  }

  private Answer latest() {
    return Answer.json(200, KeptRunJson.list(runs.latest()));
  }

  private Answer one(Call call) {
    KeptRun run =
        runs.find(call.path().group(1))
            .orElseThrow(() -> ProblemException.of(404, "No run with this ID is kept."));
    String before = KeptRunJson.beforeReport(run);
    return run.state() == KeptRun.State.RUNNING
        ? Answer.json(200, before + "null}")
        : Answer.json(before, runs.report(run), "}\n");
  }

  private Answer start(Call call) {
    RunQuery query = RunQuery.of(call.parameters());
    String key = call.incoming().idempotencyKey().orElse(null);
    boolean prefersAsync = call.incoming().prefersAsync();
    Runs.Started started = runs.start(query, key);
    RunUnderWay underWay = started.underWay();
    if (underWay == null) {
      return reportOf(started.runId());
    }
    if (prefersAsync || !started.isNew()) {
      Answer accepted =
          Answer.json(202, "{\"run_id\":\"%s\",\"state\":\"running\"}".formatted(started.runId()))
              .with("Location", Runs.location(started.runId()));
      return prefersAsync ? accepted.with("Preference-Applied", "respond-async") : accepted;
    }
    return answerOf(reports(underWay));
  }

  private Answer reportOf(String runId) {
    KeptRun run =
        runs.find(runId)
            .orElseThrow(() -> ProblemException.of(404, "The run of this key is kept no more."));
    return Answer.json(runs.report(run)).with("Location", Runs.location(runId));
  }

  private static ImmutableList<RunReport> reports(RunUnderWay underWay) {
    try {
      return underWay.end().get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ProblemException.of(503, "The server stopped before the run had ended.");
    } catch (ExecutionException e) {
      throw new IllegalStateException("an end is never completed by an exception", e);
    }
  }

  /** One that was stopped is like one with failed items: what it left is in its report. */
  private static Answer answerOf(ImmutableList<RunReport> reports) {
    String json = ReportJson.report(reports);
    Optional<RunReport.Stop> stop =
        reports.stream()
            .flatMap(report -> report.stop().stream())
            .filter(found -> found.cause() != StopCause.STOPPED)
            .findFirst();
    if (stop.isPresent()) {
      throw ProblemException.notCarriedThrough(stop.get().sentence(), json);
    }
    return Answer.json(200, json);
  }
}
