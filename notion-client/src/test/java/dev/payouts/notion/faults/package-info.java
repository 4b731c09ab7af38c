/** Faults planted into the source of main code, one at a time, and what catches each. */
@NullMarked
package dev.payouts.notion.faults;

import org.jspecify.annotations.NullMarked;
