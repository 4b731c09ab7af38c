/** The {@code payouts} command: options, output and exit codes. Contains no payout rules. */
@NullMarked
package dev.payouts.cli;

import org.jspecify.annotations.NullMarked;
