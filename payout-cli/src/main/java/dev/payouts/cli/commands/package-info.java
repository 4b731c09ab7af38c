/** The commands, and what becomes of their exceptions. */
@NullMarked
package dev.payouts.cli.commands;

import org.jspecify.annotations.NullMarked;
