/** The payouts command: options, output and exit codes; decides nothing. */
@NullMarked
package dev.payouts.cli;

import org.jspecify.annotations.NullMarked;
