/** Ports, a host and records in memory, for tests. */
@NullMarked
package dev.payouts.core.testing;

import org.jspecify.annotations.NullMarked;
