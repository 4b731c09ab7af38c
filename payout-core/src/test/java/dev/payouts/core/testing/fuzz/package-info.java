/**
 * What the tests of several modules share: fuzzing with seeds, and the check of what mutation
 * testing leaves alive. Nothing of it is shipped.
 */
@NullMarked
package dev.payouts.core.testing.fuzz;

import org.jspecify.annotations.NullMarked;
