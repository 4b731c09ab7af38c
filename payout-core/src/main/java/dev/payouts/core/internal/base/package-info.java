/** What all phases work with: the ports, the settings, what the journal holds. */
@NullMarked
package dev.payouts.core.internal.base;

import org.jspecify.annotations.NullMarked;
