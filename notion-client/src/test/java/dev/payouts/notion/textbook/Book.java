package dev.payouts.notion.textbook;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
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

  final List<Order> orders = new ArrayList<>();
  final List<Request> refunds = new ArrayList<>();
  final List<Request> splits = new ArrayList<>();
  final List<RateRow> rates = new ArrayList<>();
  final List<Payout> payouts = new ArrayList<>();
  final Set<String> readableContractors = new LinkedHashSet<>();
  final Set<LocalDate> holidays = new LinkedHashSet<>();

  /** The day of the run. */
  LocalDate today = LocalDate.EPOCH;

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
  record LineItem(String id, List<String> contractors, @Nullable String hours, boolean isGone) {}

  /** A refund request or an invoice split that is approved. */
  static final class Request {
    String id = "";
    List<String> contractors = List.of();
    @Nullable String amount;
    @Nullable String currency;
    @Nullable LocalDate date;
    String description = "";
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
  }
}
