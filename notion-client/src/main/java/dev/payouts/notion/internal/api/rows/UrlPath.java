package dev.payouts.notion.internal.api.rows;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.regex.Pattern;

/** Encodes Notion IDs for URLs. */
public final class UrlPath {
  /** Possessive: a greedy one recurses for each character. */
  private static final Pattern UNRESERVED =
      Pattern.compile("(?:[A-Za-z0-9._~-]|%[0-9A-Fa-f]{2})*+");

  private static final Pattern DECODABLE = Pattern.compile("(?:[^%]|%[0-9A-Fa-f]{2})*+");

  private UrlPath() {}

  /** Percent-encodes an ID unless Notion has already done so. A plus sign stands for itself. */
  public static String encodedOnce(String id) {
    if (UNRESERVED.matcher(id).matches()) {
      return id;
    }
    return encoded(
        DECODABLE.matcher(id).matches() ? URLDecoder.decode(id.replace("+", "%2B"), UTF_8) : id);
  }

  /** Percent-encodes a path segment or query value. */
  public static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }
}
