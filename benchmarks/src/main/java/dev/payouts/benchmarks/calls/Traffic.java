package dev.payouts.benchmarks.calls;

import com.google.common.collect.ImmutableSortedMap;
import dev.payouts.core.spi.ApiCalls;
import dev.payouts.notion.sandbox.SandboxTraffic;
import java.util.stream.Stream;

/** Counts the requests received by a server by kind, including rejected ones. */
final class Traffic {
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
            sum(routes, "POST /v1/data_sources/{id}/query"),
            sum(
                routes,
                "GET /v1/pages/{id}",
                "GET /v1/pages/{id}/properties/{id}",
                "GET /v1/users/me"),
            sum(routes, "POST /v1/pages"),
            sum(routes, "PATCH /v1/pages/{id}"),
            sum(routes, "GET /v1/data_sources/{id}", "GET /v1/databases/{id}"),
            0,
            0);
    long all = routes.values().stream().mapToLong(Long::longValue).sum();
    if (calls.total() != all) {
      throw new IllegalStateException("requests of a kind that is not counted: " + routes);
    }
    return calls;
  }

  private static long sum(ImmutableSortedMap<String, Long> routes, String... wanted) {
    return Stream.of(wanted).mapToLong(route -> routes.getOrDefault(route, 0L)).sum();
  }
}
