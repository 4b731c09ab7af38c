/** What tests of several modules share: a sandbox with a workspace, real processes, and JSON. */
@NullMarked
package dev.payouts.notion.testing;

import org.jspecify.annotations.NullMarked;
