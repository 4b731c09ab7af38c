package dev.payouts.core;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.util.Optional;

/** Port: the names and positions of contractors. Safe for use by several threads. */
public interface PositionSource {
  /**
   * {@return each contractor's record; one that could not be read is absent} Makes no call for no
   * contractor.
   *
   * @param contractors who is asked about
   * @throws RunStoppedException if the token is refused or the workspace does not fit
   */
  ImmutableMap<ContractorId, Contractor> contractors(ImmutableSet<ContractorId> contractors);

  /**
   * Reads what a person typed as a contractor's ID. By default an ID has to be typed exactly as
   * this backend writes it; a backend whose IDs have several spellings returns the one it uses.
   *
   * @param typed without surrounding white space
   * @return the ID that is meant; nothing if the text cannot be an ID
   */
  default Optional<ContractorId> typedId(String typed) {
    try {
      return Optional.of(new ContractorId(typed));
    } catch (IllegalArgumentException aName) {
      return Optional.empty(); // such as "Nguyễn An"
    }
  }

  /**
   * {@return every contractor, also those without payables; empty where the backend cannot list
   * them} Asked only where the filter {@code contractor} matches no payable, to tell a contractor
   * without payables from a misspelled name.
   *
   * @throws RunStoppedException if they cannot be read completely
   */
  default Optional<ImmutableList<Contractor>> everyContractor() {
    return Optional.empty();
  }
}
