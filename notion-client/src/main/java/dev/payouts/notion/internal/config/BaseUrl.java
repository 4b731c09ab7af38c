package dev.payouts.notion.internal.config;

import com.google.common.base.Ascii;
import com.google.common.base.CharMatcher;
import com.google.common.net.InetAddresses;
import dev.payouts.notion.ConfigException;
import dev.payouts.notion.internal.api.OkHttpTransport;
import java.net.URI;
import java.net.URISyntaxException;

/** Validates the URL that the token would be sent to (notion-client/README.md, "Configuration"). */
public final class BaseUrl {
  private static final String ALLOWED = "expected a URL such as https://api.notion.com";

  private BaseUrl() {}

  /**
   * Returns the URL without trailing slashes.
   *
   * @param where the setting that contains the URL, for messages
   * @throws ConfigException if it is not an http or https URL with a host, contains a user, a query
   *     or a fragment, or is plain http to another machine
   */
  static URI parse(String where, String value) {
    if (value.contains("@")) {
      throw new ConfigException(
          where + " contains a user name or password (not shown): remove it, the token is enough");
    }
    URI url = uri(where, value);
    String scheme = url.getScheme() == null ? "" : Ascii.toLowerCase(url.getScheme());
    if (!(scheme.equals("https") || scheme.equals("http")) || url.getHost() == null) {
      throw problem(where, value, ALLOWED);
    }
    if (url.getRawQuery() != null || url.getRawFragment() != null) {
      throw problem(where, value, "expected a URL without ? and #");
    }
    if (!isPort(url.getPort())) {
      throw problem(where, value, "expected a port from 1 to 65535");
    }
    if (!OkHttpTransport.accepts(url)) {
      throw problem(where, value, ALLOWED);
    }
    if (scheme.equals("http") && !isLoopback(url.getHost())) {
      throw problem(
          where,
          value,
          "plain http is allowed only to this machine (localhost, 127.0.0.1, [::1]), because it"
              + " sends the token unencrypted; use https");
    }
    return url;
  }

  /** Returns the port if the URL points to this machine, else an empty string. */
  public static String localServer(URI url) {
    if (!isLoopback(url.getHost())) {
      return "";
    }
    int defaultPort = Ascii.equalsIgnoreCase(url.getScheme(), "https") ? 443 : 80;
    return String.valueOf(url.getPort() < 0 ? defaultPort : url.getPort());
  }

  private static URI uri(String where, String value) {
    try {
      return new URI(CharMatcher.is('/').trimTrailingFrom(value));
    } catch (URISyntaxException e) {
      throw new ConfigException(where + " is not a URL: " + ALLOWED, e);
    }
  }

  private static ConfigException problem(String where, String value, String allowed) {
    return new ConfigException(where + " is " + DisplayValue.text(value) + ": " + allowed);
  }

  /** Returns whether a port is valid or absent. */
  static boolean isPort(int port) {
    return port != 0 && port <= 65_535;
  }

  /** Does not use DNS: a name may resolve to another address tomorrow. */
  static boolean isLoopback(String host) {
    if (Ascii.equalsIgnoreCase(host, "localhost")) {
      return true;
    }
    return InetAddresses.isUriInetAddress(host)
        && InetAddresses.forUriString(host).isLoopbackAddress();
  }
}
