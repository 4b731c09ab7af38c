/**
 * What the engine is asked to do: runs, voids and releases. Their phases are the packages below.
 * Not part of the API.
 */
@NullMarked
package dev.payouts.core.internal;

import org.jspecify.annotations.NullMarked;
