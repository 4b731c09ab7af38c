/** The log on standard error while a command runs. */
@NullMarked
package dev.payouts.cli.logging;

import org.jspecify.annotations.NullMarked;
