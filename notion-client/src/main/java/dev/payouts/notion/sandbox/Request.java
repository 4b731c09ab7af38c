package dev.payouts.notion.sandbox;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * An incoming request. Immutable.
 *
 * @param method as in {@code GET}
 * @param path percent-encoded, as in {@code /v1/users/me}
 * @param query the raw query string without the question mark; null for none
 * @param headers by their names in lower case, one value each
 * @param body the body; empty for none
 */
public record Request(
    String method,
    String path,
    @Nullable String query,
    ImmutableMap<String, String> headers,
    ByteString body) {
  private static final Pattern PAGE_SIZE = Pattern.compile("\"page_size\"\\s*:\\s*(\\d{1,3})\\b");
  private static final Pattern ID =
      Pattern.compile("(?i)/[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}");
  private static final Pattern PROPERTY_ID = Pattern.compile("/properties/[^/]*$");
  private static final int MAX_PAGE_SIZE = 100;

  /**
   * {@return a request with header names in any case and a text body}
   *
   * @param method as in {@code POST}
   * @param pathAndQuery percent-encoded, as in {@code /v1/users/me}
   * @param headers by their names in any case, one value each
   * @param body the body; empty for none
   */
  public static Request of(
      String method, String pathAndQuery, Map<String, String> headers, String body) {
    int mark = pathAndQuery.indexOf('?');
    ImmutableMap.Builder<String, String> lowerCase = ImmutableMap.builder();
    headers.forEach((name, value) -> lowerCase.put(Ascii.toLowerCase(name), value));
    return new Request(
        method,
        mark < 0 ? pathAndQuery : pathAndQuery.substring(0, mark),
        mark < 0 ? null : pathAndQuery.substring(mark + 1),
        lowerCase.buildKeepingLast(),
        ByteString.encodeUtf8(body));
  }

  /**
   * {@return a header by its name in lower case}
   *
   * @param name in lower case
   */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /** {@return the body as text} */
  public String text() {
    return body.utf8();
  }

  /** {@return whether it is a write: creating or updating a page} */
  public boolean isWrite() {
    return method.equals("PATCH") || (method.equals("POST") && path.equals("/v1/pages"));
  }

  /** {@return whether it queries a data source} */
  public boolean isQuery() {
    return method.equals("POST") && path.endsWith("/query");
  }

  /** {@return the page size in the body of a query, the maximum by default} */
  public int pageSize() {
    Matcher size = PAGE_SIZE.matcher(text());
    return size.find() ? Integer.parseInt(size.group(1)) : MAX_PAGE_SIZE;
  }

  /** {@return method and path without IDs, such as {@code GET /v1/pages/{id}}} */
  public String route() {
    String withoutIds = ID.matcher(path).replaceAll("/{id}");
    return method + " " + PROPERTY_ID.matcher(withoutIds).replaceAll("/properties/{id}");
  }
}
