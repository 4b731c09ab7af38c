package dev.payouts.notion.internal.api;

import dev.payouts.notion.RequestListener.Endpoint;
import org.jspecify.annotations.Nullable;

/**
 * A request to the API.
 *
 * @param kind how it is counted, and whether it may be retried
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
    /** A page created: never retried once it may have been applied. */
    CREATE(Endpoint.CREATE),
    /** A page set to fixed values: may be retried after any failure. */
    UPDATE(Endpoint.UPDATE),
    /** A data source's schema, or a database. */
    SCHEMA(Endpoint.SCHEMA);

    private final Endpoint endpoint;

    Kind(Endpoint endpoint) {
      this.endpoint = endpoint;
    }

    /** Returns the endpoint reported to listeners. */
    public Endpoint endpoint() {
      return endpoint;
    }
  }

  /** Returns whether it may be retried even if it may have been applied. */
  public boolean isRepeatable() {
    return kind != Kind.CREATE;
  }

  /** Returns whether it changes something. */
  boolean isWrite() {
    return kind == Kind.CREATE || kind == Kind.UPDATE;
  }

  @Override
  public String toString() {
    int query = path.indexOf('?');
    return method + " " + (query < 0 ? path : path.substring(0, query));
  }
}
