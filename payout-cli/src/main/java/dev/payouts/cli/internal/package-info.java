/** How reports become text: tables, CSV, lines of progress; safe for terminals and spreadsheets. */
@NullMarked
package dev.payouts.cli.internal;

import org.jspecify.annotations.NullMarked;
