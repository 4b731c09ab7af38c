package dev.payouts.notion.textbook;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a workspace says, in plain values. Numbers are the digits that Notion shows, null where
 * nothing is there and {@link #NOT_COMPUTED} where Notion could not compute them. Filled once, then
 * only read.
 */
final class Book {
  /** What stands for a value that Notion could not compute. */
  static final String NOT_COMPUTED = "not computed";

  /** What stands for contractors that Notion could not compute. */
  static final List<String> NO_CONTRACTORS_COMPUTED = List.of(NOT_COMPUTED);

  final List<Order> orders = new ArrayList<>();
  final List<Request> refunds = new ArrayList<>();
  final List<Request> splits = new ArrayList<>();
  final List<RateRow> rates = new ArrayList<>();
  final List<Payout> payouts = new ArrayList<>();
  final Set<String> readableContractors = new LinkedHashSet<>();
  final Set<LocalDate> holidays = new LinkedHashSet<>();

  final Currencies currencies = new Currencies();

  /** Whether line items have a property for their hours. */
  boolean lineItemsHaveHours = true;

  /** The archived ones of those who are readable. */
  final Set<String> archivedContractors = new LinkedHashSet<>();

  /** The configured time zone; null if none is. */
  @Nullable ZoneId timeZone;

  /** When the run is. */
  Instant now = Instant.EPOCH;

  private final Map<Branch, Integer> met = new EnumMap<>(Branch.class);

  /** The textbook decides something in a way of its own. */
  void met(Branch branch) {
    met.merge(branch, 1, Integer::sum);
  }

  /** Returns how often each branch has been met. */
  Map<Branch, Integer> met() {
    return met;
  }

  /** A task order as the listing shows it: approved, and neither archived nor in the trash. */
  static final class Order {
    String id = "";
    List<String> contractors = List.of();
    @Nullable LocalDate date;
    @Nullable String hours;
    List<LineItem> lineItems = new ArrayList<>();

    /** Whether it is listed: approved, and neither archived nor in the trash. */
    boolean isListed = true;
  }

  /**
   * A line item of an order.
   *
   * @param id its ID; two orders may point to the same
   * @param contractors who its rollup names
   * @param hours its hours
   * @param isGone whether it is archived or in the trash
   */
  record LineItem(String id, List<String> contractors, @Nullable String hours, boolean isGone) {
    LineItem naming(List<String> others) {
      return new LineItem(id, others, hours, isGone);
    }

    LineItem of(@Nullable String otherHours) {
      return new LineItem(id, contractors, otherHours, isGone);
    }

    LineItem gone() {
      return new LineItem(id, contractors, hours, /* isGone= */ true);
    }
  }

  /** A refund request that is approved, or an invoice split that is pending. */
  static final class Request {
    String id = "";
    List<String> contractors = List.of();
    @Nullable String amount;
    @Nullable String currency;
    @Nullable LocalDate date;

    /** The reason of a refund. */
    @Nullable String reason;

    /** The description of a refund, or the name of a split. */
    @Nullable String title;

    /** The details of a refund, or the description of a split. */
    @Nullable String details;

    /** The formatted description of a refund. */
    @Nullable String formatted;
  }

  /** A rate. */
  static final class RateRow {
    String id = "";
    String contractor = "";
    String status = "Active";
    @Nullable String billingType;
    @Nullable String monthlyFixed;
    @Nullable String hourlyRate;
    @Nullable String currency;
    @Nullable String payDay;
    @Nullable LocalDate first;
    @Nullable LocalDate last;
  }

  /** A payout that exists. */
  static final class Payout {
    String id = "";
    List<String> payables = List.of();
    boolean isOfOrders;
    List<String> contractors = List.of();
    List<String> rates = List.of();
    @Nullable LocalDate date;
    boolean isCancelled;
    boolean isInTrash;
    boolean isArchived;
  }
}
