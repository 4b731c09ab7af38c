/**
 * The ports that a backend implements, and what they return. The engine calls them from several
 * threads; each says what it reads or writes, how fresh that is, and what holds after a failure.
 */
@NullMarked
package dev.payouts.core.spi;

import org.jspecify.annotations.NullMarked;
