/**
 * One call of {@code run} or {@code plan}: one type after the other, its record, and what is
 * written and sent afterwards.
 */
@NullMarked
package dev.payouts.cli.run;

import org.jspecify.annotations.NullMarked;
