package dev.payouts.core;

/**
 * How many requests went to the backend, by kind; repeats count as requests.
 *
 * @param query queries of a data source
 * @param get pages, properties of pages and users read singly
 * @param create pages created
 * @param update pages changed
 * @param schema schemas and databases read
 * @param retries those of all these that repeated one before
 * @param rateLimited those that were refused because the budget was spent
 */
public record ApiCalls(
    long query, long get, long create, long update, long schema, long retries, long rateLimited) {
  /** No call at all. */
  public static final ApiCalls NONE = new ApiCalls(0, 0, 0, 0, 0, 0, 0);

  /** {@return all requests} */
  public long total() {
    return query + get + create + update + schema;
  }

  /**
   * {@return these and others}
   *
   * @param others of any backend
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
   * {@return the calls that came after an earlier count}
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
