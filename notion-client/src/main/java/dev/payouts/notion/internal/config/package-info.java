/** Reads and validates the configuration file, its environment variables and the token. */
@NullMarked
package dev.payouts.notion.internal.config;

import org.jspecify.annotations.NullMarked;
