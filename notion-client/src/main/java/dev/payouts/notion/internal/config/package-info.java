/** How the configuration file, its environment variables and the token are read and checked. */
@NullMarked
package dev.payouts.notion.internal.config;

import org.jspecify.annotations.NullMarked;
