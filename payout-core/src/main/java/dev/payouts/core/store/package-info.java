/** What a run keeps and shows: the state directory, and reports as JSON. */
@NullMarked
package dev.payouts.core.store;

import org.jspecify.annotations.NullMarked;
