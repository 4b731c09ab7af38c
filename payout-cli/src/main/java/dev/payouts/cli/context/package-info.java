/** What every command works in and ends with: its environment, exit codes, and wrong usage. */
@NullMarked
package dev.payouts.cli.context;

import org.jspecify.annotations.NullMarked;
