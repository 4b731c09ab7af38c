/** Creates payouts, each once: intents, unknown outcomes, overlaps with other runs. */
@NullMarked
package dev.payouts.core.internal.create;

import org.jspecify.annotations.NullMarked;
