/** How reports and progress become text that fits its reader: a terminal, a file, a spreadsheet. */
@NullMarked
package dev.payouts.cli.internal;

import org.jspecify.annotations.NullMarked;
