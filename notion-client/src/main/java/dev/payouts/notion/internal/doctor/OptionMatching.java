package dev.payouts.notion.internal.doctor;

import com.google.common.collect.ImmutableList;
import dev.payouts.notion.internal.api.DataSourceSchema.Property;
import dev.payouts.notion.internal.config.Spelling;
import dev.payouts.notion.internal.config.Spelling.Likeness;
import java.util.Optional;

/** Finds what a status option is called. */
final class OptionMatching {
  /** A word more may turn an option into its opposite, as in {@code Not approved}. */
  private static final ImmutableList<Likeness> GOOD_ENOUGH =
      ImmutableList.of(Likeness.SAME, Likeness.SAME_LETTERS, Likeness.ONE_LETTER);

  private OptionMatching() {}

  /**
   * An option and how like it is.
   *
   * @param name its name
   * @param likeness of the two names
   */
  record Option(String name, Likeness likeness) {}

  /** Returns the one option that is meant, if there is one and only one. */
  static Optional<Option> find(String wanted, Property property) {
    Spelling spelling = Spelling.of(wanted);
    for (Likeness likeness : GOOD_ENOUGH) {
      ImmutableList<String> found =
          property.options().stream()
              .filter(option -> spelling.to(Spelling.of(option)) == likeness)
              .collect(ImmutableList.toImmutableList());
      if (!found.isEmpty()) {
        return found.size() == 1
            ? Optional.of(new Option(found.get(0), likeness))
            : Optional.empty();
      }
    }
    return Optional.empty();
  }
}
