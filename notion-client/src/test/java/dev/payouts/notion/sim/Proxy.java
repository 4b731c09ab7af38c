package dev.payouts.notion.sim;

import dev.payouts.notion.internal.api.AnswerBody;
import dev.payouts.notion.internal.api.ApiReply;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands between a process and Notion and changes answers: it answers itself, cuts answers
 * off, or shows the rows of a query, which are in no promised order, in another one each time.
 */
final class Proxy {
  private static final Pattern NUMBER = Pattern.compile("\"number\":-?[0-9.]{2,}");
  private static final int CUT_OFF = -1;
  private static final String ROWS = "\"results\":[";
  private static final int FOUND = 302;
  private static final int TEMPORARY_REDIRECT = 307;
  private static final String HTML = "<html><body>Sign in to the network</body></html>";

  private Proxy() {}

  /** What it does to an exchange. */
  enum Deed {
    PASS_ON,
    REDIRECT_INSTEAD,
    REDIRECT_AFTERWARDS,
    HTML_INSTEAD,
    HTML_AFTERWARDS,
    CUT_IN_NUMBER;

    /** Whether Notion never gets the request. */
    boolean isInstead() {
      return this == REDIRECT_INSTEAD || this == HTML_INSTEAD;
    }

    static Deed draw(Random random) {
      return values()[1 + random.nextInt(values().length - 1)];
    }
  }

  /** Returns what comes of an answer; of none, if Notion did not get the request. */
  static ApiReply answer(Deed deed, ApiReply reply) {
    return switch (deed) {
      case PASS_ON -> reply;
      case REDIRECT_INSTEAD -> instead(FOUND, "");
      case REDIRECT_AFTERWARDS -> instead(TEMPORARY_REDIRECT, "");
      case HTML_INSTEAD, HTML_AFTERWARDS -> instead(200, HTML);
      case CUT_IN_NUMBER -> instead(reply.status(), cut(reply.body().utf8()));
    };
  }

  /** Returns the answer of a proxy that has not asked Notion. */
  static ApiReply answer(Deed deed) {
    return answer(deed, instead(200, ""));
  }

  private static ApiReply instead(int status, String body) {
    return new ApiReply(status, null, null, null, AnswerBody.ofUtf8(body));
  }

  /** Cuts behind a digit of the last number, so that what is left of it is a number too. */
  private static String cut(String json) {
    Matcher number = NUMBER.matcher(json);
    int end = json.length() / 2;
    while (number.find()) {
      end = number.end() - 1;
    }
    return json.substring(0, end);
  }

  /** Shows the rows of a query in another order, unless its answer is cut off. */
  static ApiReply shuffled(ApiReply reply, Random random) {
    String json = reply.body().utf8();
    int start = json.indexOf(ROWS);
    if (start < 0) {
      return reply;
    }
    List<String> rows = new ArrayList<>();
    int end = split(json, start + ROWS.length(), rows);
    if (end == CUT_OFF) {
      return reply;
    }
    Collections.shuffle(rows, random);
    String body = json.substring(0, start) + ROWS + String.join(",", rows) + json.substring(end);
    return new ApiReply(
        reply.status(),
        reply.retryAfter(),
        reply.requestId(),
        reply.date(),
        AnswerBody.ofUtf8(body));
  }

  /** Takes the objects of an array apart. Returns where it ends. */
  private static int split(String json, int start, List<String> rows) {
    int depth = 0;
    boolean isText = false;
    int from = start;
    for (int i = start; i < json.length(); i++) {
      char c = json.charAt(i);
      if (isText) {
        i += c == '\\' ? 1 : 0;
        isText = c != '"';
      } else if (c == '"') {
        isText = true;
      } else if (c == '{' || c == '[') {
        depth++;
      } else if (depth > 0 && (c == '}' || c == ']')) {
        depth--;
      } else if (depth == 0 && (c == ',' || c == ']')) {
        if (i > from) {
          rows.add(json.substring(from, i));
        }
        from = i + 1;
        if (c == ']') {
          return i;
        }
      }
    }
    return CUT_OFF;
  }
}
