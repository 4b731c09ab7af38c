package dev.payouts.notion.internal.api;

import org.jspecify.annotations.Nullable;

/**
 * The ID under which whoever answered a request finds it in their logs. Immutable.
 *
 * @param source who gave it
 * @param value the ID, printable
 */
public record RequestId(Source source, String value) {
  private static final int MAX_LENGTH = 100;

  /** Who gave an ID. */
  public enum Source {
    /** Notion: its support finds the request by it. */
    NOTION("request"),
    /** Cloudflare, the proxy in front of Notion: Notion itself may not have seen the request. */
    CLOUDFLARE("cf-ray");

    private final String label;

    Source(String label) {
      this.label = label;
    }
  }

  /** Returns the ID that an answer names; null where it names none. */
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
