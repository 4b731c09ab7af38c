/** The measurements: JMH for the core and the decoding of JSON. */
@NullMarked
package dev.payouts.benchmarks;

import org.jspecify.annotations.NullMarked;
