package dev.payouts.notion.sandbox.internal.requests;

import dev.payouts.notion.sandbox.Fault;
import dev.payouts.notion.sandbox.internal.wire.NotionError;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The connections of a workspace: their tokens, users and budgets. Guarded by the lock. */
public final class Connections {
  private static final String SCHEME = "Bearer ";

  private final Map<String, Connection> byToken = new HashMap<>();
  private final RequestBudget workspace;
  private final @Nullable Integer requestsPerWindow;
  private final Duration window;

  /** Creates connections with a budget per token and a shared budget, null for none, per window. */
  public Connections(
      @Nullable Integer requestsPerWindow,
      @Nullable Integer workspaceRequestsPerWindow,
      Duration window) {
    this.requestsPerWindow = requestsPerWindow;
    this.window = window;
    this.workspace = new RequestBudget(workspaceRequestsPerWindow, window);
  }

  /** Adds a token for a user. */
  public void add(String token, UUID user) {
    byToken.put(token, new Connection(user, new RequestBudget(requestsPerWindow, window)));
  }

  /** Rejects a token after a number of further requests. */
  public void revokeAfter(String token, long requests) {
    Connection connection = byToken.get(token);
    if (connection == null) {
      throw new IllegalArgumentException("no such token");
    }
    connection.requestsLeft = requests;
  }

  /**
   * Returns the user of a request.
   *
   * @throws NotionError if the token is rejected or a budget is exhausted
   */
  UUID admit(Optional<String> authorization, Instant now) {
    Connection connection =
        authorization
            .filter(header -> header.startsWith(SCHEME))
            .map(header -> byToken.get(header.substring(SCHEME.length())))
            .filter(known -> known.requestsLeft > 0)
            .orElseThrow(() -> NotionError.of(401, "unauthorized", "API token is invalid."));
    connection.requestsLeft--;
    spend(connection.budget, now);
    return connection.user;
  }

  private void spend(RequestBudget budget, Instant now) {
    int connectionWait = budget.waitSeconds(now);
    if (connectionWait > 0) {
      throw NotionError.limited(Fault.Limit.CONNECTION).retryAfter(connectionWait);
    }
    int workspaceWait = workspace.waitSeconds(now);
    if (workspaceWait > 0) {
      throw NotionError.limited(Fault.Limit.WORKSPACE).retryAfter(workspaceWait);
    }
    budget.spend(now);
    workspace.spend(now);
  }

  private static final class Connection {
    final UUID user;
    final RequestBudget budget;
    long requestsLeft = Long.MAX_VALUE;

    Connection(UUID user, RequestBudget budget) {
      this.user = user;
      this.budget = budget;
    }
  }
}
