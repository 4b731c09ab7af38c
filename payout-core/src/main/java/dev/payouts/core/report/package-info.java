/** Reports of runs as text, CSV and HTML. */
@NullMarked
package dev.payouts.core.report;

import org.jspecify.annotations.NullMarked;
