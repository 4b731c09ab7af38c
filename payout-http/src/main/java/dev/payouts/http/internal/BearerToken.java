package dev.payouts.http.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.base.CharMatcher;
import com.google.common.hash.Hashing;
import dev.payouts.notion.ConfigException;
import dev.payouts.notion.EnvironmentSecret;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The secret of the callers. Stores only its hash; comparison takes constant time. */
final class BearerToken {
  private static final String VARIABLE = "PAYOUTS_HTTP_TOKEN";
  private static final String SCHEME = "Bearer ";

  private final byte[] hash;

  /**
   * Creates a token.
   *
   * @throws ConfigException if it cannot be sent in a header
   */
  BearerToken(String token) {
    if (!CharMatcher.inRange('!', '~').matchesAllOf(token)) {
      throw new ConfigException(
          "the token for callers contains a space or a non-ASCII character, which cannot be sent in a"
              + " header: choose another");
    }
    this.hash = hash(token);
  }

  /**
   * Returns the token of {@code PAYOUTS_HTTP_TOKEN}, or of the file that {@code
   * PAYOUTS_HTTP_TOKEN_FILE} names.
   *
   * @throws ConfigException if there is none
   */
  static BearerToken fromEnvironment(Map<String, String> environment) {
    return EnvironmentSecret.find(VARIABLE, environment)
        .map(BearerToken::new)
        .orElseThrow(
            () ->
                new ConfigException(
                    "no token for callers: set PAYOUTS_HTTP_TOKEN to a long random text, or"
                        + " PAYOUTS_HTTP_TOKEN_FILE to a file that contains it"));
  }

  /**
   * Tells whether a request has the token.
   *
   * @param authorization the values of the {@code Authorization} header; null for none
   */
  boolean isIn(@Nullable List<String> authorization) {
    String value = authorization != null && authorization.size() == 1 ? authorization.get(0) : "";
    boolean isBearer = value.regionMatches(/* ignoreCase= */ true, 0, SCHEME, 0, SCHEME.length());
    String presented = isBearer ? value.substring(SCHEME.length()).strip() : "";
    return MessageDigest.isEqual(hash, hash(presented));
  }

  private static byte[] hash(String token) {
    return Hashing.sha256().hashString(token, UTF_8).asBytes();
  }

  @Override
  public String toString() {
    return "BearerToken[redacted]";
  }
}
