/**
 * Benchmarks: JMH benchmarks of the core and of JSON decoding, and commands that compare requests
 * and times.
 */
@NullMarked
package dev.payouts.benchmarks;

import org.jspecify.annotations.NullMarked;
