package dev.payouts.notion.sandbox;

import com.google.common.collect.ImmutableList;
import dev.payouts.notion.sandbox.internal.content.Options;
import dev.payouts.notion.sandbox.internal.content.Property;
import dev.payouts.notion.sandbox.internal.content.PropertyType;
import dev.payouts.notion.sandbox.internal.wire.NotionIds;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A property of the schema of a data source. Immutable.
 *
 * @param name unique in the data source
 * @param type its type in the API, such as {@code rich_text}
 * @param options the names of the options of a select, multi-select or status
 * @param related the ID of the data source that a relation points to, null for none or any
 * @param result what a formula computes: string, number, boolean or date
 * @param sum what a formula sums if a page has no value of its own; null for nothing
 */
public record PropertySpec(
    String name,
    String type,
    ImmutableList<String> options,
    @Nullable String related,
    String result,
    @Nullable Sum sum) {
  /**
   * What a formula sums: a number over the first 25 related pages, as Notion does.
   *
   * @param relation the name of the relation, in the data source of the formula
   * @param property the name of the number, in the data source of the related pages
   */
  public record Sum(String relation, String property) {}

  /** The characters of property IDs; as in Notion, some of them need percent-encoding. */
  private static final String ID_CHARACTERS = "abcdefghijkLMNOPqrstUVWXYZ0123456789:;<>=?@[]^{|}~";

  /**
   * Validates the type.
   *
   * @param name unique in the data source
   * @param type its type in the API, such as {@code rich_text}
   * @param options the names of the options of a select, multi-select or status
   * @param related the ID of the data source that a relation points to, null for none or any
   * @param result what a formula computes: string, number, boolean or date
   * @param sum what a formula sums if a page has no value of its own; null for nothing
   * @throws IllegalArgumentException if the sandbox does not know it
   */
  public PropertySpec {
    if (PropertyType.find(type).isEmpty()) {
      throw new IllegalArgumentException("not a type of properties: " + type);
    }
  }

  /**
   * {@return a property of a type without further settings}
   *
   * @param name its name
   * @param type its type in the API, such as {@code rich_text}
   */
  public static PropertySpec of(String name, String type) {
    return new PropertySpec(name, type, ImmutableList.of(), null, "string", null);
  }

  /**
   * {@return a select, multi-select or status with options}
   *
   * @param name its name
   * @param type its type in the API, such as {@code rich_text}
   * @param options the names of its options
   */
  public static PropertySpec options(String name, String type, String... options) {
    return new PropertySpec(name, type, ImmutableList.copyOf(options), null, "string", null);
  }

  /**
   * {@return a relation to a data source}
   *
   * @param name its name
   * @param related the ID of the data source
   */
  public static PropertySpec relation(String name, String related) {
    return new PropertySpec(name, "relation", ImmutableList.of(), related, "string", null);
  }

  /**
   * {@return a formula that computes a string, number, boolean or date}
   *
   * @param name its name
   * @param result string, number, boolean or date
   */
  public static PropertySpec formula(String name, String result) {
    return new PropertySpec(name, "formula", ImmutableList.of(), null, result, null);
  }

  /**
   * {@return a formula that sums a number over the first 25 pages of a relation}
   *
   * @param name its name
   * @param relation the name of the relation
   * @param property the name of the number in the related pages
   */
  public static PropertySpec sum(String name, String relation, String property) {
    return new PropertySpec(
        name, "formula", ImmutableList.of(), null, "number", new Sum(relation, property));
  }

  Property toProperty(long seed) {
    PropertyType known = PropertyType.find(type).orElseThrow();
    Property property =
        new Property(
            name,
            known == PropertyType.TITLE ? "title" : id(seed),
            known,
            ImmutableList.of(),
            related == null ? null : NotionIds.parse(related).orElseThrow(),
            result,
            sum);
    return Options.named(property, options);
  }

  private String id(long seed) {
    long bits = NotionIds.mix(seed ^ NotionIds.mix(name.hashCode()));
    StringBuilder id = new StringBuilder();
    for (int i = 0; i < 4; i++) {
      int at = (int) Long.remainderUnsigned(bits >>> (12 * i), ID_CHARACTERS.length());
      id.append(ID_CHARACTERS.charAt(at));
    }
    return URLEncoder.encode(id.toString(), StandardCharsets.UTF_8);
  }
}
