package dev.payouts.core.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.base.CharMatcher;
import com.google.common.html.HtmlEscapers;
import com.google.common.io.Resources;
import dev.payouts.core.report.text.TerminalText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;

/** Builds HTML. Escapes text, and removes control characters from it. */
final class Html {
  private static final String NOTION = "https://www.notion.so/";
  private static final Pattern PAGE_ID =
      Pattern.compile("\\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\b");
  private static final int SHOWN_OF_ID = 8;

  private Html() {}

  /** Returns the escaped text, also for quoted attributes. */
  static String text(String text) {
    return HtmlEscapers.htmlEscaper().escape(TerminalText.plain(text));
  }

  /** Returns a name, isolated from the surrounding text direction. */
  static String name(String name) {
    return "<bdi>" + text(name) + "</bdi>";
  }

  /** Returns a name that links to its page in Notion, if the ID is a page ID. */
  static String link(String name, String id) {
    return PAGE_ID.matcher(id).matches()
        ? "<a href=\"%s\">%s</a>".formatted(address(id), name(name))
        : name(name);
  }

  /** Returns the beginning of an ID, linked to its page in Notion; the full ID is the title. */
  static String link(String id) {
    return PAGE_ID.matcher(id).matches()
        ? "<a class=\"id\" href=\"%s\" title=\"%s\">%s</a>"
            .formatted(address(id), id, id.substring(0, SHOWN_OF_ID))
        : "<span class=\"id\">" + text(id) + "</span>";
  }

  /** Returns a sentence in which each ID links to its page. */
  static String sentence(String sentence) {
    return PAGE_ID.matcher(text(sentence)).replaceAll(id -> link(id.group()));
  }

  private static String address(String id) {
    return NOTION + CharMatcher.is('-').removeFrom(id);
  }

  /** Returns an element with its content. */
  static String element(String name, String cssClass, String content) {
    return "<%s class=\"%s\">%s</%1$s>\n".formatted(name, cssClass, content);
  }

  /** Returns the content of a file next to this class in the jar. */
  static String resource(String file) {
    try {
      return Resources.toString(Resources.getResource(Html.class, file), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " is missing from the jar", e);
    }
  }
}
