/** The phases of a run: list, preload, decide, create, report. Not part of the API. */
@NullMarked
package dev.payouts.core.internal;

import org.jspecify.annotations.NullMarked;
