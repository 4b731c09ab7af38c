package dev.payouts.core.internal.decide;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dev.payouts.core.internal.decide.text.CaseFolding;
import dev.payouts.core.model.Contractor;
import dev.payouts.core.model.ContractorId;
import dev.payouts.core.model.Payable;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The filter {@code contractor}: matches a contractor's ID, Discord handle or full name, the last
 * two case-insensitively (payout-core/RULES.md). A contractor whose record could not be read never
 * matches.
 */
public final class ContractorFilter implements Predicate<Payable> {
  private final ImmutableMap<ContractorId, Contractor> people;
  private final String spelled;
  private final String folded;
  private final Optional<ContractorId> id;

  /**
   * Creates a filter.
   *
   * @param contractor the text of the filter; not blank
   * @param id the text as an ID, if it is one
   * @param people the readable records
   */
  public ContractorFilter(
      String contractor, Optional<ContractorId> id, ImmutableMap<ContractorId, Contractor> people) {
    this.people = people;
    this.spelled = contractor.strip();
    this.folded = CaseFolding.fold(spelled);
    this.id = id;
  }

  @Override
  public boolean test(Payable payable) {
    for (ContractorId named : payable.contractors().orElse(ImmutableSet.of())) {
      Contractor contractor = people.get(named);
      if (contractor != null && matches(contractor)) {
        return true;
      }
    }
    return false;
  }

  /** Returns a sentence with similar names if the filter matches no contractor; else empty. */
  public Optional<String> misfit(List<Contractor> everyContractor) {
    return everyContractor.stream().anyMatch(this::matches)
        ? Optional.empty()
        : Optional.of(
            RequestSentences.noSuchContractor(spelled, NearestNames.to(spelled, everyContractor)));
  }

  private boolean matches(Contractor contractor) {
    return Optional.of(contractor.id()).equals(id)
        || CaseFolding.fold(contractor.discord().strip()).equals(folded)
        || CaseFolding.fold(contractor.fullName().strip()).equals(folded);
  }
}
