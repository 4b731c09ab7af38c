/** Texts: names and descriptions of payouts, and what the sentences of all steps share. */
@NullMarked
package dev.payouts.core.internal.decide.text;

import org.jspecify.annotations.NullMarked;
