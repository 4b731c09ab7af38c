/** A machine in virtual time, for tests that would otherwise have to wait or hope. */
@NullMarked
package dev.payouts.notion.sim;

import org.jspecify.annotations.NullMarked;
