/** What a newcomer may want to change, shown by small examples that run. */
@NullMarked
package dev.payouts.core.example;

import org.jspecify.annotations.NullMarked;
