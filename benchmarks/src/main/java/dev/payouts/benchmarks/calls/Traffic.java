package dev.payouts.benchmarks.calls;

import com.google.common.collect.ImmutableSortedMap;
import dev.payouts.core.spi.ApiCalls;
import dev.payouts.notion.sandbox.SandboxTraffic;
import java.util.Set;

/** Counts the requests received by a server by kind, including rejected ones. */
final class Traffic {
  private static final Set<String> QUERY = Set.of("POST /v1/data_sources/{id}/query");
  private static final Set<String> GET =
      Set.of("GET /v1/pages/{id}", "GET /v1/pages/{id}/properties/{id}", "GET /v1/users/me");
  private static final Set<String> CREATE = Set.of("POST /v1/pages");
  private static final Set<String> UPDATE = Set.of("PATCH /v1/pages/{id}");
  private static final Set<String> SCHEMA =
      Set.of("GET /v1/data_sources/{id}", "GET /v1/databases/{id}");

  private Traffic() {}

  /**
   * Returns the requests by kind.
   *
   * @throws IllegalStateException if a request is of an unknown kind
   */
  static ApiCalls calls(SandboxTraffic traffic) {
    ImmutableSortedMap<String, Long> routes = traffic.countsByRoute();
    ApiCalls calls =
        new ApiCalls(
            sum(routes, QUERY),
            sum(routes, GET),
            sum(routes, CREATE),
            sum(routes, UPDATE),
            sum(routes, SCHEMA),
            0,
            0);
    long all = routes.values().stream().mapToLong(Long::longValue).sum();
    if (calls.total() != all) {
      throw new IllegalStateException("requests of a kind that is not counted: " + routes);
    }
    return calls;
  }

  private static long sum(ImmutableSortedMap<String, Long> routes, Set<String> wanted) {
    return routes.entrySet().stream()
        .filter(route -> wanted.contains(route.getKey()))
        .mapToLong(route -> route.getValue())
        .sum();
  }
}
