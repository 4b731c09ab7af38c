package dev.payouts.notion.sandbox.internal;

import com.google.common.collect.ImmutableList;
import java.math.BigDecimal;
import java.time.temporal.Temporal;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The value of a property, if it has one; an empty property has no value. Immutable and small. */
public sealed interface Value {
  /** A title or rich text. */
  sealed interface Text extends Value permits PlainText, StyledText {
    /** Returns its objects in order. */
    ImmutableList<TextRun> runs();

    /** Returns the text without its style. */
    default String plain() {
      return runs().stream().map(TextRun::content).collect(Collectors.joining());
    }
  }

  /** A text of one object without style: by far the most frequent. */
  record PlainText(String content) implements Text {
    @Override
    public ImmutableList<TextRun> runs() {
      return ImmutableList.of(new TextRun(content, null, null));
    }

    @Override
    public String plain() {
      return content;
    }
  }

  /** A text of any objects. */
  record StyledText(ImmutableList<TextRun> runs) implements Text {}

  /**
   * One object of a text.
   *
   * @param content at most 2,000 UTF-16 units
   * @param link a URL or null
   * @param annotations those that were written, null for none
   */
  record TextRun(String content, @Nullable String link, @Nullable JsonObject annotations) {}

  /** A number. */
  record Num(BigDecimal number) implements Value {}

  /** A ticked checkbox; one that is not is empty. */
  record Ticked() implements Value {}

  /** The option of a select or status. */
  record Choice(Option option) implements Value {}

  /** The options of a multi-select. */
  record Choices(ImmutableList<Option> options) implements Value {}

  /**
   * A date.
   *
   * @param start a LocalDate or an OffsetDateTime
   * @param end the same, or null
   * @param timeZone an IANA name or null
   */
  record Span(Temporal start, @Nullable Temporal end, @Nullable String timeZone) implements Value {}

  /** The pages of a relation. */
  record Links(ImmutableList<UUID> targets) implements Value {}

  /** The users of a people property. */
  record People(ImmutableList<UUID> users) implements Value {}

  /** A URL, an e-mail address or a phone number. */
  record Line(String text) implements Value {}

  /** What a formula computed: a string, a BigDecimal or a boolean. */
  record Computed(Object result) implements Value {}

  /** What a formula computed: a date. */
  record ComputedDate(Span date) implements Value {}

  /** A rollup that shows the relation of its related pages. */
  record RolledLinks(ImmutableList<UUID> targets) implements Value {}

  /** A formula or rollup that is exactly this: also what could not be computed. */
  record Given(JsonObject json) implements Value {}
}
