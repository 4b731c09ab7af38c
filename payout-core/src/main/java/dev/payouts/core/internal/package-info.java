/** The road of a run: list, preload, decide, create, report. Not an API. */
@NullMarked
package dev.payouts.core.internal;

import org.jspecify.annotations.NullMarked;
