package dev.payouts.notion;

import com.google.common.base.Ascii;
import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableList;
import dev.payouts.notion.internal.config.Nearest;
import dev.payouts.notion.internal.config.Shown;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A data source that somebody points at. Immutable.
 *
 * @param key which one it is said to be; null where nobody says
 * @param id its ID or that of its database, dashed and lower case
 */
public record DataSourceReference(@Nullable DataSourceKey key, String id) {
  private static final Pattern WITH_KEY = Pattern.compile("([A-Za-z_]+)=(.*)");
  private static final Pattern ID_AT_END =
      Pattern.compile(
          "(?<![0-9a-f])[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$");

  /**
   * Reads an ID, with or without dashes, or the address of a page of Notion, which ends with the ID
   * before its question mark; a key of the configuration may stand before it, as in {@code
   * rates=ID}.
   *
   * @param text as a person typed it
   * @return the data source that is meant
   * @throws IllegalArgumentException if it is none of that; the message is a sentence
   */
  public static DataSourceReference parse(String text) {
    Matcher matcher = WITH_KEY.matcher(text.strip());
    boolean hasKey = matcher.matches();
    DataSourceKey key = hasKey ? key(matcher.group(1)) : null;
    String place = hasKey ? matcher.group(2) : text.strip();
    String path = place.split("[?#]", 2)[0];
    Matcher id = ID_AT_END.matcher(Ascii.toLowerCase(CharMatcher.is('/').trimTrailingFrom(path)));
    boolean isUrl = path.contains("/");
    if (!id.find() || (!isUrl && id.start() > 0)) {
      throw new IllegalArgumentException(
          Shown.text(place)
              + " holds no ID of a data source or a database: copy its link, or the ID from it, 32"
              + " hexadecimal digits with or without dashes");
    }
    return new DataSourceReference(key, NotionIds.normalize(id.group()));
  }

  private static DataSourceKey key(String word) {
    ImmutableList<String> known =
        Arrays.stream(DataSourceKey.values())
            .map(DataSourceKey::key)
            .collect(ImmutableList.toImmutableList());
    return Arrays.stream(DataSourceKey.values())
        .filter(key -> key.key().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    Shown.text(word)
                        + " is no data source; the nearest known one is "
                        + Nearest.to(word, known)));
  }

  /** {@return which one it is said to be, if anybody says} */
  public Optional<DataSourceKey> knownKey() {
    return Optional.ofNullable(key);
  }
}
