/** Renders reports and progress for terminals, files and spreadsheets. */
@NullMarked
package dev.payouts.cli.internal;

import org.jspecify.annotations.NullMarked;
