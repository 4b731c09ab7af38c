/** Helpers that write and parse JSON, shared by the journal, the reports and the stored runs. */
@NullMarked
package dev.payouts.core.store.internal;

import org.jspecify.annotations.NullMarked;
