/**
 * What decisions are based on: the keys to load, the loaded data, and what it says of any payable.
 */
@NullMarked
package dev.payouts.core.internal.decide.preloaded;

import org.jspecify.annotations.NullMarked;
