/** Small, runnable examples of common customizations. */
@NullMarked
package dev.payouts.core.example;

import org.jspecify.annotations.NullMarked;
