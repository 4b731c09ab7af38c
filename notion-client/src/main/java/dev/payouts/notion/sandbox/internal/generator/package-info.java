/** Fills a workspace with invented contractors and their work, and with every case of the rules. */
@NullMarked
package dev.payouts.notion.sandbox.internal.generator;

import org.jspecify.annotations.NullMarked;
