/** What is read and decided before anything is created: list, preload, decide. */
@NullMarked
package dev.payouts.core.internal.plan;

import org.jspecify.annotations.NullMarked;
