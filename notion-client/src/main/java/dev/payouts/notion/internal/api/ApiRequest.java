package dev.payouts.notion.internal.api;

import dev.payouts.notion.RequestListener.Endpoint;
import org.jspecify.annotations.Nullable;

/**
 * One request to the API.
 *
 * @param kind what it is counted as, and whether it may be repeated
 * @param method the HTTP method
 * @param path the path with its query, encoded, beginning with {@code /v1/}
 * @param body the JSON to send; null for none
 */
public record ApiRequest(Kind kind, String method, String path, @Nullable String body) {
  /** The kinds of requests, as reports count them. */
  public enum Kind {
    /** A query of a data source. */
    QUERY(Endpoint.QUERY),
    /** A page, a property of a page or a user. */
    GET(Endpoint.GET),
    /** A page created: never repeated once it may have been carried out. */
    CREATE(Endpoint.CREATE),
    /** A page set to fixed values: may be repeated after any failure. */
    UPDATE(Endpoint.UPDATE),
    /** A data source's schema, or a database. */
    SCHEMA(Endpoint.SCHEMA);

    private final Endpoint endpoint;

    Kind(Endpoint endpoint) {
      this.endpoint = endpoint;
    }

    /** Returns what listeners know it as. */
    public Endpoint endpoint() {
      return endpoint;
    }
  }

  /** Tells whether it may be sent again though it may have been carried out. */
  public boolean isRepeatable() {
    return kind != Kind.CREATE;
  }

  @Override
  public String toString() {
    int query = path.indexOf('?');
    return method + " " + (query < 0 ? path : path.substring(0, query));
  }
}
