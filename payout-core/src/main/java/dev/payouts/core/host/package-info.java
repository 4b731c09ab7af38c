/**
 * The one seam between the program and the machine: clock, waiting, chance, workers and files. A
 * simulator in virtual time takes its place in tests; the exchange with Notion has its own half of
 * the seam in {@code notion-client}.
 */
@NullMarked
package dev.payouts.core.host;

import org.jspecify.annotations.NullMarked;
