/** Checks a workspace and its configuration, and drafts a first configuration. */
@NullMarked
package dev.payouts.notion.internal.doctor;

import org.jspecify.annotations.NullMarked;
