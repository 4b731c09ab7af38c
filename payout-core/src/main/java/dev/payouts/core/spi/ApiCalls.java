package dev.payouts.core.spi;

/**
 * Request counts by kind; a retry counts as a request.
 *
 * @param query queries of a data source
 * @param get single pages, page properties and users read
 * @param create pages created
 * @param update pages changed
 * @param schema schemas and databases read
 * @param retries how many of these repeated an earlier request
 * @param rateLimited how many were refused because the rate limit was reached
 */
public record ApiCalls(
    long query, long get, long create, long update, long schema, long retries, long rateLimited) {
  /** No requests. */
  public static final ApiCalls NONE = new ApiCalls(0, 0, 0, 0, 0, 0, 0);

  /** {@return the number of all requests} */
  public long total() {
    return query + get + create + update + schema;
  }

  /**
   * {@return the sum of these and other counts}
   *
   * @param others counts of any backend
   */
  public ApiCalls plus(ApiCalls others) {
    return new ApiCalls(
        query + others.query,
        get + others.get,
        create + others.create,
        update + others.update,
        schema + others.schema,
        retries + others.retries,
        rateLimited + others.rateLimited);
  }

  /**
   * {@return the requests sent since an earlier count}
   *
   * @param earlier a count of the same backend
   */
  public ApiCalls since(ApiCalls earlier) {
    return new ApiCalls(
        query - earlier.query,
        get - earlier.get,
        create - earlier.create,
        update - earlier.update,
        schema - earlier.schema,
        retries - earlier.retries,
        rateLimited - earlier.rateLimited);
  }
}
