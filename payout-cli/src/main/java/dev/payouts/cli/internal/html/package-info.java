/** The HTML page of {@code --report}. */
@NullMarked
package dev.payouts.cli.internal.html;

import org.jspecify.annotations.NullMarked;
