package dev.payouts.notion.internal.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.regex.Pattern;

/** Parts of a URL from what Notion calls an ID. */
final class UrlPath {
  private static final Pattern UNRESERVED = Pattern.compile("(?:[A-Za-z0-9._~-]|%[0-9A-Fa-f]{2})*");

  private UrlPath() {}

  /** Returns an ID that Notion gives percent-encoded, and leaves it so if it is. */
  static String encodedOnce(String id) {
    return UNRESERVED.matcher(id).matches() ? id : encoded(URLDecoder.decode(id, UTF_8));
  }

  /** Returns any text as one segment of a path or one value of a query. */
  static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }
}
