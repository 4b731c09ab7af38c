/** Compares what is decided about a month with what the month before paid. */
@NullMarked
package dev.payouts.core.internal.decide.variance;

import org.jspecify.annotations.NullMarked;
