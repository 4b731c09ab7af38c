/** Text for terminals: tables that adapt to the width, colors, and text that is safe to print. */
@NullMarked
package dev.payouts.core.report.text;

import org.jspecify.annotations.NullMarked;
