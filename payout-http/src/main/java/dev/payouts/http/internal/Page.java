package dev.payouts.http.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.Hashing;
import com.google.common.io.BaseEncoding;
import com.google.common.io.Resources;
import dev.payouts.core.report.ReportHtml;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * The web page. It contains no data, but asks for the token and fetches the runs with it. It shows
 * reports in a frame, which inherits its policy.
 *
 * @param html the page
 * @param policy its Content-Security-Policy: only its own script and style and those of reports, by
 *     their hashes
 */
record Page(String html, String policy) {
  /** Reads the page. */
  static Page load() {
    String html = resource("page.html");
    return new Page(
        html,
        "default-src 'none'; script-src %s %s; style-src %s %s; connect-src 'self'; img-src data:; frame-src blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
            .formatted(
                hash(html, "script"),
                ReportHtml.scriptSource(),
                hash(html, "style"),
                ReportHtml.styleSource()));
  }

  /** Returns the text of a file that the jar has for callers. */
  static String resource(String name) {
    try {
      return Resources.toString(Resources.getResource(Page.class, name), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(name + " is missing from the jar", e);
    }
  }

  private static String hash(String html, String element) {
    String open = "<" + element + ">";
    int start = html.indexOf(open) + open.length();
    String content = html.substring(start, html.indexOf("</" + element + ">", start));
    byte[] hash = Hashing.sha256().hashString(content, UTF_8).asBytes();
    return "'sha256-" + BaseEncoding.base64().encode(hash) + "'";
  }

  /** Returns the page as a response. */
  Response response() {
    return Response.text(200, "text/html; charset=utf-8", html)
        .with("Content-Security-Policy", policy);
  }
}
