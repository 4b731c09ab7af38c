/**
 * The options that commands share, the converters of their values, and the plan of {@code
 * --approved}.
 */
@NullMarked
package dev.payouts.cli.options;

import org.jspecify.annotations.NullMarked;
