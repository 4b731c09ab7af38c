package dev.payouts.core;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A payout as it is to be created. Its status is the configured one of its type.
 *
 * @param type the type of its payable
 * @param source its payable
 * @param person whom it pays
 * @param money how much
 * @param name its name
 * @param description its description; may be empty
 * @param rate the rate that it is paid by; null for what has no rate
 * @param date its date; null where the payable has none
 */
public record PayoutDraft(
    PayableType type,
    SourceId source,
    ContractorId person,
    Money money,
    PayoutText name,
    PayoutText description,
    @Nullable RateId rate,
    @Nullable LocalDate date) {}
