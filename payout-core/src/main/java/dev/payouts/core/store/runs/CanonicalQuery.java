package dev.payouts.core.store.runs;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.base.Joiner;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import dev.payouts.core.RunOption;
import dev.payouts.core.RunRequest;
import dev.payouts.core.model.PayableType;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The canonical text of an invocation's request, in the form of the HTTP trigger's query, for
 * comparison and display.
 */
public final class CanonicalQuery {
  private static final String TYPE = "type=";

  /** Begins the part of a void's text that names the run whose payouts it voids. */
  static final String VOID = "void=";

  private CanonicalQuery() {}

  /**
   * {@return the text of an invocation's requests, which differ only in their type}
   *
   * @param requests one request per type
   */
  public static String of(List<RunRequest> requests) {
    RunRequest first = requests.get(0);
    List<String> parts = new ArrayList<>();
    parts.add(TYPE + Joiner.on(',').join(requests.stream().map(r -> r.type().word()).iterator()));
    first.month().ifPresent(month -> parts.add("month=" + month));
    first.contractor().ifPresent(text -> parts.add("contractor=" + URLEncoder.encode(text, UTF_8)));
    first.payDay().ifPresent(day -> parts.add("pay_day=" + day.dayOfMonth()));
    first.id().ifPresent(text -> parts.add("id=" + URLEncoder.encode(text, UTF_8)));
    for (RunOption option : RunOption.values()) {
      if (first.has(option)) {
        parts.add(isChosen(option));
      }
    }
    return String.join("&", parts);
  }

  /**
   * {@return the name of an option in a query}
   *
   * @param option the option
   */
  public static String word(RunOption option) {
    return switch (option) {
      case FORCE -> "force";
      case COMPLETE_ORDERS -> "complete_orders";
      case DRY_RUN -> "dry_run";
    };
  }

  private static String isChosen(RunOption option) {
    return word(option) + "=true";
  }

  /**
   * {@return the types of a text, in order; unknown ones are left out}
   *
   * @param query the text, as {@link #of} writes it
   */
  public static ImmutableList<PayableType> types(String query) {
    return parts(query).stream()
        .filter(part -> part.startsWith(TYPE))
        .flatMap(part -> Splitter.on(',').splitToStream(part.substring(TYPE.length())))
        .flatMap(word -> PayableType.of(word).stream())
        .collect(toImmutableList());
  }

  /**
   * {@return whether it is a dry run}
   *
   * @param query the text, as {@link #of} writes it
   */
  public static boolean isDryRun(String query) {
    return parts(query).contains(isChosen(RunOption.DRY_RUN));
  }

  /**
   * {@return the run whose payouts are voided; empty if it is not a void}
   *
   * @param query the text
   */
  public static Optional<String> voidedRun(String query) {
    return parts(query).stream()
        .filter(part -> part.startsWith(VOID))
        .map(part -> part.substring(VOID.length()))
        .findFirst();
  }

  /**
   * {@return the filters and options of a text, for example {@code contractor=Nguyễn An}}
   *
   * @param query the text, as {@link #of} writes it
   */
  public static ImmutableList<String> filters(String query) {
    return parts(query).stream()
        .filter(part -> !part.startsWith(TYPE))
        .map(CanonicalQuery::decoded)
        .collect(toImmutableList());
  }

  private static List<String> parts(String query) {
    return Splitter.on('&').splitToList(query);
  }

  private static String decoded(String part) {
    try {
      return URLDecoder.decode(part, UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return part; // the file was edited by hand: show it unchanged
    }
  }
}
