package dev.payouts.notion.internal.config;

import com.google.common.base.Ascii;
import com.google.common.base.CharMatcher;
import com.google.common.net.InetAddresses;
import dev.payouts.notion.ConfigException;
import java.net.URI;
import java.net.URISyntaxException;

/** Checks where the token would be sent to (notion-client/README.md, "Configuration"). */
public final class BaseUrl {
  private static final String ALLOWED = "an address such as https://api.notion.com is allowed";

  private BaseUrl() {}

  /**
   * Returns the address without slashes at its end.
   *
   * @param where what names the address, for sentences
   * @throws ConfigException if it is no http or https address of a host, carries a user, a query or
   *     a fragment, or is plain http to another machine
   */
  static URI parse(String where, String value) {
    if (value.contains("@")) {
      throw new ConfigException(
          where + " carries a user name or password (not shown): leave it out, the token suffices");
    }
    URI url = uri(where, value);
    String scheme = url.getScheme() == null ? "" : Ascii.toLowerCase(url.getScheme());
    if (!(scheme.equals("https") || scheme.equals("http")) || url.getHost() == null) {
      throw problem(where, value, ALLOWED);
    }
    if (url.getRawQuery() != null || url.getRawFragment() != null) {
      throw problem(where, value, "an address without ? and # is allowed");
    }
    if (url.getPort() == 0 || url.getPort() > 65_535) {
      throw problem(where, value, "a port from 1 to 65535 is allowed");
    }
    if (scheme.equals("http") && !isLoopback(url.getHost())) {
      throw problem(
          where,
          value,
          "plain http is allowed to this machine only (localhost, 127.0.0.1, [::1]), since it shows"
              + " the token to everyone on the way; use https");
    }
    return url;
  }

  /**
   * Returns which server on this machine an address leads to, as its port; empty where it leads
   * elsewhere.
   */
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
      throw new ConfigException(where + " is no address: " + ALLOWED, e);
    }
  }

  private static ConfigException problem(String where, String value, String allowed) {
    return new ConfigException(where + " is " + Shown.text(value) + ": " + allowed);
  }

  /** Never asks a name server: a name may lead anywhere tomorrow. */
  private static boolean isLoopback(String host) {
    if (Ascii.equalsIgnoreCase(host, "localhost")) {
      return true;
    }
    return InetAddresses.isUriInetAddress(host)
        && InetAddresses.forUriString(host).isLoopbackAddress();
  }
}
