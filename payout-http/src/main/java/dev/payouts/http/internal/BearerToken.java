package dev.payouts.http.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.Hashing;
import dev.payouts.notion.ConfigException;
import dev.payouts.notion.EnvironmentSecret;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The secret of the callers. Stores only its hash; comparison takes constant time. */
final class BearerToken {
  private static final String VARIABLE = "PAYOUTS_HTTP_TOKEN";
  private static final String SCHEME = "Bearer ";

  /** Shorter ones could be guessed; {@code openssl rand -hex 32} writes 64 characters. */
  private static final int MIN_LENGTH = 16;

  private static final Logger LOG = LoggerFactory.getLogger(BearerToken.class);

  private final byte[] hash;

  /**
   * Creates a token.
   *
   * @throws ConfigException if it is too short, or cannot be sent in a header
   */
  BearerToken(EnvironmentSecret secret) {
    String token = secret.value();
    if (token.length() < MIN_LENGTH) {
      throw new ConfigException(
          "the token for callers, of %s, has fewer than %d characters and could be guessed: use the output of 'openssl rand -hex 32'"
              .formatted(secret.source(), MIN_LENGTH));
    }
    secret.requireSendable();
    this.hash = hash(token);
  }

  /**
   * Returns the token of {@code PAYOUTS_HTTP_TOKEN}, or of the file that {@code
   * PAYOUTS_HTTP_TOKEN_FILE} names.
   *
   * @throws ConfigException if there is none, or it is not safe
   */
  static BearerToken fromEnvironment(Map<String, String> environment) {
    Optional<EnvironmentSecret> secret = EnvironmentSecret.find(VARIABLE, environment);
    secret.flatMap(EnvironmentSecret::exposure).ifPresent(LOG::warn);
    return secret
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
