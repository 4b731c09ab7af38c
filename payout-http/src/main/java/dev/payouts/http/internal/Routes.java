package dev.payouts.http.internal;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.payouts.core.FailureCause;
import dev.payouts.core.RunReport;
import dev.payouts.core.report.ReportHtml;
import dev.payouts.core.store.ReportJson;
import dev.payouts.core.store.runs.KeptRun;
import dev.payouts.core.store.runs.KeptRunJson;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Every route (payout-http/README.md, "Routes"). Safe for use by several threads. */
final class Routes {
  /** The maximum number of concurrent requests with a token. */
  static final int MAX_CONCURRENT = 100;

  /** The name of all unknown routes, for metrics. */
  static final String NO_ROUTE = "none";

  private static final String RUN_ID = "([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})";

  private final ImmutableList<Route> routes =
      ImmutableList.of(
          new Route("GET", "/", Access.OPEN, call -> page()),
          new Route("GET", "/healthz", Access.OPEN, call -> Response.json(200, "{\"alive\":true}")),
          new Route("GET", "/readyz", Access.OPEN, call -> ready()),
          new Route("GET", "/metrics", Access.OPEN, call -> metrics()),
          new Route("GET", "/openapi\\.json", Access.OPEN, call -> description()),
          new Route("POST", "/cronjobs/create-contractor-payouts", Access.TOKEN, this::start),
          new Route("GET", "/runs", Access.TOKEN, call -> latest()),
          new Route("GET", "/runs/" + RUN_ID, Access.TOKEN, this::one),
          new Route("GET", "/runs/" + RUN_ID + "/report", Access.TOKEN, this::report));

  private final BearerToken token;
  private final Runs runs;
  private final Readiness readiness;
  private final Metrics metrics;
  private final Page page = Page.load();
  private final String description = Page.resource("openapi.json");
  private final Semaphore places = new Semaphore(MAX_CONCURRENT);

  Routes(BearerToken token, Runs runs, Readiness readiness, Metrics metrics) {
    this.token = token;
    this.runs = runs;
    this.readiness = readiness;
    this.metrics = metrics;
  }

  /** Whether a route needs the token. */
  enum Access {
    OPEN,
    TOKEN
  }

  /** Handles the requests of a route. */
  @FunctionalInterface
  interface Handler {
    Response handle(Call call) throws IOException;
  }

  /** A method and a path. */
  record Route(String method, Pattern path, Access access, Handler handler) {
    Route(String method, String path, Access access, Handler handler) {
      this(method, Pattern.compile(path), access, handler);
    }

    boolean takes(String other) {
      return method.equals(other) || (method.equals("GET") && other.equals("HEAD"));
    }

    /** Returns the path as payout-http/README.md, "Routes" has it. */
    String label() {
      return path.pattern().replace(RUN_ID, "{run_id}").replace("\\", "");
    }
  }

  /** A request of a known route. */
  record Call(IncomingRequest request, Matcher path, Parameters parameters) {}

  /** Returns every route. */
  ImmutableList<Route> all() {
    return routes;
  }

  /** Returns the name of a request's route, for metrics. */
  String label(IncomingRequest request) {
    return routes.stream()
        .filter(route -> route.path.matcher(request.path()).matches())
        .findFirst()
        .map(Route::label)
        .orElse(NO_ROUTE);
  }

  /**
   * Handles a request.
   *
   * @throws ProblemException if the response is an error
   * @throws IOException if the connection is broken
   */
  Response handle(IncomingRequest request, RequestThreads.Deadline deadline) throws IOException {
    Optional<Route> open = find(request).filter(route -> route.access == Access.OPEN);
    if (open.isPresent()) {
      return handle(open.get(), request, deadline);
    }
    if (!token.isIn(request.values("Authorization"))) {
      throw ProblemException.of(
              401, "Send the header 'Authorization: Bearer TOKEN' with the token of this server.")
          .with("WWW-Authenticate", "Bearer realm=\"payouts\"");
    }
    if (!places.tryAcquire()) {
      throw ProblemException.of(
              429, "More than " + MAX_CONCURRENT + " concurrent requests: wait, then try again.")
          .with("Retry-After", "1");
    }
    try {
      return handle(find(request).orElseThrow(() -> noSuchRoute(request)), request, deadline);
    } finally {
      places.release();
    }
  }

  private Optional<Route> find(IncomingRequest request) {
    return routes.stream()
        .filter(
            route -> route.path.matcher(request.path()).matches() && route.takes(request.method()))
        .findFirst();
  }

  private ProblemException noSuchRoute(IncomingRequest request) {
    return routes.stream()
        .filter(route -> route.path.matcher(request.path()).matches())
        .findFirst()
        .map(
            route ->
                ProblemException.of(405, "This route supports the method " + route.method + ".")
                    .with("Allow", route.method.equals("GET") ? "GET, HEAD" : route.method))
        .orElseGet(
            () ->
                ProblemException.of(
                    404,
                    "Unknown route: expected /cronjobs/create-contractor-payouts, /runs,"
                        + " /runs/{run_id} or /runs/{run_id}/report."));
  }

  private static Response handle(
      Route route, IncomingRequest request, RequestThreads.Deadline deadline) throws IOException {
    request.checkHead();
    Matcher path = route.path.matcher(request.path());
    boolean matches = path.matches();
    ImmutableSet<String> known =
        matches && route.method.equals("POST") ? RunQuery.PARAMETERS : ImmutableSet.of();
    Parameters parameters = Parameters.parse(request.query(), known);
    request.checkBody(RunQuery.ignoresBody(parameters));
    deadline.clear(); // our own work must not be interrupted
    return route.handler.handle(new Call(request, path, parameters));
  }

  private Response page() {
    return page.response();
  }

  private Response description() {
    return Response.text(200, "application/json", description);
  }

  private Response metrics() {
    return metrics.response(runs.metrics());
  }

  private Response ready() {
    if (runs.isStopping()) {
      throw ProblemException.of(503, "The server is stopping.");
    }
    Optional<String> problem = readiness.problem();
    if (problem.isPresent()) {
      throw ProblemException.of(503, problem.get());
    }
    return Response.json(200, "{\"ready\":true}");
  }

  private Response latest() {
    return Response.json(200, KeptRunJson.list(runs.latest()));
  }

  private Response one(Call call) {
    KeptRun run = find(call);
    String before = KeptRunJson.beforeReport(run);
    return run.state() == KeptRun.State.RUNNING
        ? Response.json(200, before + "null}")
        : Response.json(before, runs.report(run), "}\n");
  }

  private Response report(Call call) {
    return Response.text(200, "text/html; charset=utf-8", runs.page(find(call)))
        .with("Content-Security-Policy", ReportHtml.policy() + "; frame-ancestors 'none'");
  }

  private KeptRun find(Call call) {
    return runs.find(call.path().group(1))
        .orElseThrow(() -> ProblemException.of(404, "There is no past run with this ID."));
  }

  private Response start(Call call) {
    RunQuery query = RunQuery.of(call.parameters());
    String key = call.request().idempotencyKey().orElse(null);
    boolean prefersAsync = call.request().prefersAsync();
    Runs.Started started = runs.start(query, key, call.request().caller());
    ActiveRun activeRun = started.activeRun();
    if (activeRun == null) {
      return reportOf(started.runId());
    }
    if (prefersAsync || !started.isNew()) {
      Response accepted =
          Response.json(202, "{\"run_id\":\"%s\",\"state\":\"running\"}".formatted(started.runId()))
              .with("Location", Runs.location(started.runId()));
      return prefersAsync ? accepted.with("Preference-Applied", "respond-async") : accepted;
    }
    return responseOf(reports(activeRun));
  }

  private Response reportOf(String runId) {
    KeptRun run =
        runs.find(runId)
            .orElseThrow(
                () -> ProblemException.of(404, "The run of this key is no longer available."));
    return Response.json(runs.report(run))
        .with("Location", Runs.location(runId))
        .with("Idempotent-Replayed", "true");
  }

  private static ImmutableList<RunReport> reports(ActiveRun activeRun) {
    try {
      return activeRun.end().get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ProblemException.of(503, "The server stopped before the run ended.");
    } catch (ExecutionException e) {
      throw new IllegalStateException("the future of a run never fails", e);
    }
  }

  /** Returns the reports. A stopped run is not an error: its report has the rest. */
  private static Response responseOf(ImmutableList<RunReport> reports) {
    String json = ReportJson.report(reports);
    Optional<RunReport.RunFailure> stop =
        reports.stream()
            .flatMap(report -> report.failure().stream())
            .filter(found -> found.cause() != FailureCause.STOPPED)
            .findFirst();
    if (stop.isPresent()) {
      throw ProblemException.runFailed(stop.get(), json);
    }
    return Response.json(200, json);
  }
}
