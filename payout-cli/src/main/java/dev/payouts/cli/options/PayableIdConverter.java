package dev.payouts.cli.options;

import com.google.common.base.Splitter;
import com.google.common.collect.Iterables;
import dev.payouts.core.model.PayableId;
import dev.payouts.notion.NotionIds;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts the ID of a payable, with or without dashes, or the link to its page in Notion. */
public final class PayableIdConverter implements ITypeConverter<PayableId> {
  private static final Pattern ADDRESS = Pattern.compile("(?i)https?://.*");
  private static final String HEX_ID =
      "(?i)(?<![0-9a-f])[0-9a-f]{8}(?:-?[0-9a-f]{4}){3}-?[0-9a-f]{12}(?![0-9a-f])";

  /** The link of a page that is open next to its database has the ID in the parameter {@code p}. */
  private static final Pattern SIDE_PEEK = Pattern.compile("[?&]p=(" + HEX_ID + ")");

  private static final Pattern AT_THE_END = Pattern.compile("(" + HEX_ID + ")$");

  /** Tells whether a text is the ID or the link of a page, valid or not. */
  public static boolean isIdOrLink(String text) {
    String bare = text.strip();
    return ADDRESS.matcher(bare).matches() || bare.matches(HEX_ID);
  }

  @Override
  public PayableId convert(String value) {
    String text = value.strip();
    if (ADDRESS.matcher(text).matches()) {
      return ofAddress(text);
    }
    if (!text.matches(HEX_ID)) {
      throw new TypeConversionException(
          "invalid page ID \""
              + value
              + "\": copy the link of the page in Notion, or use the ID in parentheses under ACTION"
              + " REQUIRED, which is source_id in JSON and CSV");
    }
    return new PayableId(NotionIds.normalize(text));
  }

  private static PayableId ofAddress(String address) {
    List<String> parts = Splitter.on('#').splitToList(address);
    Matcher sidePeek = SIDE_PEEK.matcher(parts.get(0));
    if (sidePeek.find()) {
      return new PayableId(NotionIds.normalize(sidePeek.group(1)));
    }
    String path = Iterables.get(Splitter.on('?').split(parts.get(0)), 0);
    Matcher atTheEnd = AT_THE_END.matcher(path);
    if (atTheEnd.find()) {
      return new PayableId(NotionIds.normalize(atTheEnd.group(1)));
    }
    throw new TypeConversionException(
        "the link "
            + address
            + " does not end with a page ID (32 hexadecimal digits): open the page in Notion and choose 'Copy link'");
  }
}
