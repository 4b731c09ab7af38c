package dev.payouts.core.model;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A payout to be created. Its status is the configured initial status of its type.
 *
 * @param type the type of its payable
 * @param payable its payable
 * @param contractor the contractor it pays
 * @param money the amount
 * @param name its name
 * @param description its description; may be empty
 * @param rate the rate it is based on; null if it has none
 * @param date its date; null if the payable has none
 */
public record PayoutDraft(
    PayableType type,
    PayableId payable,
    ContractorId contractor,
    Money money,
    PayoutText name,
    PayoutText description,
    @Nullable RateId rate,
    @Nullable LocalDate date) {}
