package dev.payouts.notion.textbook;

/** What few workspaces show, and the textbook decides in a way of its own. */
enum Branch {
  /** The rollup of an order is not computed. */
  CONTRACTOR_NOT_COMPUTED,
  /** The contractor of a line item that counts is not computed. */
  LINE_ITEM_CONTRACTOR_NOT_COMPUTED,
  /** An empty rollup, and one contractor in the line items. */
  CONTRACTOR_OF_LINE_ITEMS,
  /** A line item of an order with more than 25 names a contractor that the rollup does not. */
  CONTRACTOR_BEYOND_THE_ROLLUP,
  /** A line item in the archive or the trash names another contractor. */
  CONTRACTOR_OF_GONE_LINE_ITEM,
  /** A line item in the archive or the trash has hours. */
  HOURS_OF_GONE_LINE_ITEM,
  /** The hours of an order are not computed. */
  HOURS_NOT_COMPUTED,
  /** The hours of one of more than 25 line items are not computed. */
  LINE_ITEM_HOURS_NOT_COMPUTED,
  /** Line items have no property for their hours. */
  LINE_ITEMS_WITHOUT_HOURS,
  /** The monthly amount of a rate is not computed. */
  MONTHLY_FIXED_NOT_COMPUTED,
  /** The hourly rate is not computed. */
  HOURLY_RATE_NOT_COMPUTED,
  /** The contractor of a refund or a split is not computed. */
  REQUEST_CONTRACTOR_NOT_COMPUTED,
  /** The amount of a refund or a split is not computed. */
  AMOUNT_NOT_COMPUTED,
  /** The description of what would be created is not computed. */
  DESCRIPTION_NOT_COMPUTED,
  /** A formatted description is not computed, but there are details. */
  DESCRIPTION_NOT_NEEDED,
  /** A text of many objects that just fits. */
  LONG_TEXT_FITS,
  /** A text without room to spare, of which pairs of surrogates take too much. */
  PAIRS_DO_NOT_FIT,
  /** A configured rounding comes to another amount than the default. */
  ROUNDING_CONFIGURED,
  /** A configured rounding is for rates of another kind. */
  ROUNDING_OF_ANOTHER_KIND,
  /** A configured rounding would change a refund or a split, and does not apply. */
  ROUNDING_NOT_FOR_REQUESTS,
  /** A code that is not in ISO 4217 is known, as a rounding is configured for it. */
  CURRENCY_KNOWN_BY_ROUNDING,
  /** The configured time zone makes another day of a date than its own offset. */
  DAY_IN_TIME_ZONE,
  /** An order is plausible, or not, by the day of the run in the configured time zone. */
  RUN_DAY_IN_TIME_ZONE,
  /** A date range counts by its start. */
  DATE_RANGE,
  /** An archived contractor is paid. */
  ARCHIVED_CONTRACTOR,
  /** An archived payout counts as live. */
  ARCHIVED_PAYOUT
}
