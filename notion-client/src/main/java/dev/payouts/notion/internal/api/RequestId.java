package dev.payouts.notion.internal.api;

import org.jspecify.annotations.Nullable;

/**
 * The ID of a request in the logs of the server that answered it. Immutable.
 *
 * @param source the server that assigned it
 * @param value the ID, printable
 */
public record RequestId(Source source, String value) {
  private static final int MAX_LENGTH = 100;

  /** The server that assigned an ID. */
  public enum Source {
    /** Notion; its support can look up the request. */
    NOTION("request"),
    /** Cloudflare, the proxy in front of Notion; Notion itself may not have seen the request. */
    CLOUDFLARE("cf-ray");

    private final String label;

    Source(String label) {
      this.label = label;
    }
  }

  /** Returns the ID in a response; null if there is none. */
  static @Nullable RequestId of(@Nullable String notion, @Nullable String cloudflare) {
    if (notion != null) {
      return new RequestId(Source.NOTION, printable(notion));
    }
    return cloudflare == null ? null : new RequestId(Source.CLOUDFLARE, printable(cloudflare));
  }

  private static String printable(String header) {
    String printable = header.replaceAll("[^\\x21-\\x7e]+", " ").strip();
    return printable.substring(0, Math.min(printable.length(), MAX_LENGTH));
  }

  @Override
  public String toString() {
    return source.label + ' ' + value;
  }
}
