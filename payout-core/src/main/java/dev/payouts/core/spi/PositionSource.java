package dev.payouts.core.spi;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dev.payouts.core.RunAbortedException;
import dev.payouts.core.model.Contractor;
import dev.payouts.core.model.ContractorId;
import java.util.Optional;

/** Port: reads the names and positions of contractors. Thread-safe. */
public interface PositionSource {
  /**
   * {@return each contractor's record; unreadable records are absent} Sends no request if there are
   * no contractors.
   *
   * @param contractors the contractors
   * @throws RunAbortedException if the token is rejected or the workspace does not match the
   *     configuration
   */
  ImmutableMap<ContractorId, Contractor> contractors(ImmutableSet<ContractorId> contractors);

  /**
   * Parses a contractor ID entered by a user. By default it must be entered exactly as this backend
   * writes it; a backend whose IDs have several spellings returns the canonical one.
   *
   * @param typed the text, without surrounding white space
   * @return the ID; empty if the text is not an ID
   */
  default Optional<ContractorId> typedId(String typed) {
    try {
      return Optional.of(new ContractorId(typed));
    } catch (IllegalArgumentException aName) {
      return Optional.empty(); // such as "Nguyễn An"
    }
  }

  /**
   * {@return every contractor, including those without payables; empty if the backend cannot list
   * them} Called only if the filter {@code contractor} matches no payable, to tell a contractor
   * without payables from a misspelled name.
   *
   * @throws RunAbortedException if they cannot be read completely
   */
  default Optional<ImmutableList<Contractor>> everyContractor() {
    return Optional.empty();
  }
}
