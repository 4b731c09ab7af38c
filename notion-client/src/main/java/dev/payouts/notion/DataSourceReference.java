package dev.payouts.notion;

import com.google.common.base.Ascii;
import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableList;
import dev.payouts.core.report.text.Nearest;
import dev.payouts.notion.internal.config.DisplayValue;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A reference to a data source, as given on the command line. Immutable.
 *
 * @param key the data source it stands for; null if not given
 * @param id its ID or the ID of its database, in lower case with dashes
 */
public record DataSourceReference(@Nullable DataSourceKey key, String id) {
  private static final Pattern WITH_KEY = Pattern.compile("([A-Za-z_]+)=(.*)");
  private static final Pattern ID_AT_END =
      Pattern.compile(
          "(?<![0-9a-f])[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$");

  /**
   * Parses an ID, with or without dashes, or the URL of a Notion page, whose path ends with the ID;
   * a configuration key may precede it, as in {@code rates=ID}.
   *
   * @param text as the user typed it
   * @return the reference
   * @throws IllegalArgumentException if it is neither; the message is a sentence for the user
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
          DisplayValue.text(place)
              + " does not contain the ID of a data source or database: copy its link, or the ID in"
              + " the link (32 hexadecimal digits, with or without dashes)");
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
                    DisplayValue.text(word)
                        + " is not a data source; the closest match is "
                        + Nearest.to(word, known)));
  }

  /** {@return the data source it stands for, if given} */
  public Optional<DataSourceKey> knownKey() {
    return Optional.ofNullable(key);
  }
}
