/**
 * The page that {@code --report} writes: what is heard of the runs, and how it is put into one file
 * that needs nothing else.
 */
@NullMarked
package dev.payouts.cli.internal.html;

import org.jspecify.annotations.NullMarked;
