package dev.payouts.notion.sandbox.internal;

/**
 * What a formula computes: the sum of a number over the first related pages (NOTION.md, "Reading").
 *
 * @param relation the name of the relation, in the data source of the formula
 * @param property the name of the number, in the data source of the related pages
 */
public record Sum(String relation, String property) {
  /** How many related pages a formula or a rollup evaluates. */
  static final int EVALUATED_PAGES = 25;
}
