package dev.payouts.notion.sandbox.internal.content;

import com.google.common.collect.ImmutableList;
import dev.payouts.notion.sandbox.internal.wire.JsonObject;
import java.math.BigDecimal;
import java.time.temporal.Temporal;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The value of a property that is not empty. Immutable and small. */
public sealed interface Value {
  /** A title or rich text. */
  sealed interface Text extends Value permits PlainText, StyledText {
    /** Returns its objects in order. */
    ImmutableList<TextRun> runs();

    /** Returns the text without formatting. */
    default String plain() {
      return runs().stream().map(TextRun::content).collect(Collectors.joining());
    }
  }

  /** A text of one object without formatting: by far the most common. */
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

  /** A text of several objects. */
  record StyledText(ImmutableList<TextRun> runs) implements Text {}

  /**
   * One object of a text.
   *
   * @param content at most 2,000 UTF-16 units
   * @param link a URL; null for none
   * @param annotations the annotations as written; null for none
   */
  record TextRun(String content, @Nullable String link, @Nullable JsonObject annotations) {}

  /** A number. */
  record Num(BigDecimal number) implements Value {}

  /** A checked checkbox; an unchecked one is empty. */
  record Ticked() implements Value {}

  /** The option of a select or status. */
  record Choice(Option option) implements Value {}

  /** The options of a multi-select. */
  record Choices(ImmutableList<Option> options) implements Value {}

  /**
   * A date.
   *
   * @param start a LocalDate or an OffsetDateTime
   * @param end the same; null for none
   * @param timeZone an IANA name; null for none
   */
  record Span(Temporal start, @Nullable Temporal end, @Nullable String timeZone) implements Value {}

  /** The pages of a relation. */
  record Links(ImmutableList<UUID> targets) implements Value {}

  /** The users of a people property. */
  record People(ImmutableList<UUID> users) implements Value {}

  /** A URL, an e-mail address or a phone number. */
  record Line(String text) implements Value {}

  /** The result of a formula: a string, a BigDecimal or a boolean. */
  record Computed(Object result) implements Value {}

  /** The result of a formula: a date. */
  record ComputedDate(Span date) implements Value {}

  /** A rollup that shows the relation of its related pages. */
  record RolledLinks(ImmutableList<UUID> targets) implements Value {}

  /** A formula or rollup with literal JSON, including unavailable values. */
  record Given(JsonObject json) implements Value {}
}
