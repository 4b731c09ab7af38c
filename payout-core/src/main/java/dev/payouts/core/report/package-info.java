/** Reports of runs and accounts of months as text, CSV and HTML, and the metrics of runs. */
@NullMarked
package dev.payouts.core.report;

import org.jspecify.annotations.NullMarked;
