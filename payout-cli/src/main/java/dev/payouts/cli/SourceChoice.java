package dev.payouts.cli;

import com.google.common.base.Splitter;
import com.google.common.collect.Iterables;
import dev.payouts.core.SourceId;
import dev.payouts.notion.NotionIds;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads which payable is meant: its ID, dashed or not, or the address of its page in Notion. */
final class SourceChoice implements ITypeConverter<SourceId> {
  private static final Pattern ADDRESS = Pattern.compile("(?i)https?://.*");
  private static final String HEX_ID =
      "(?i)(?<![0-9a-f])[0-9a-f]{8}(?:-?[0-9a-f]{4}){3}-?[0-9a-f]{12}(?![0-9a-f])";

  /** A page beside a database is named by the parameter {@code p}, not by the path. */
  private static final Pattern PEEKED_AT = Pattern.compile("[?&]p=(" + HEX_ID + ")");

  private static final Pattern AT_THE_END = Pattern.compile("(" + HEX_ID + ")$");

  @Override
  public SourceId convert(String value) {
    String text = value.strip();
    if (ADDRESS.matcher(text).matches()) {
      return ofAddress(text);
    }
    if (!text.matches(HEX_ID)) {
      throw new TypeConversionException(
          "'"
              + value
              + "' is no ID of a page: copy the page's link in Notion, or the ID that stands in"
              + " brackets under NEEDS SOMEBODY and as source_id in the outputs json and csv");
    }
    return new SourceId(NotionIds.normalize(text));
  }

  private static SourceId ofAddress(String address) {
    List<String> parts = Splitter.on('#').splitToList(address);
    Matcher peekedAt = PEEKED_AT.matcher(parts.get(0));
    if (peekedAt.find()) {
      return new SourceId(NotionIds.normalize(peekedAt.group(1)));
    }
    String path = Iterables.get(Splitter.on('?').split(parts.get(0)), 0);
    Matcher atTheEnd = AT_THE_END.matcher(path);
    if (atTheEnd.find()) {
      return new SourceId(NotionIds.normalize(atTheEnd.group(1)));
    }
    throw new TypeConversionException(
        "the address "
            + address
            + " does not end in the ID of a page, 32 hexadecimal digits: open the page in Notion and take 'Copy link'");
  }
}
