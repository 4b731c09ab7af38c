/** How a workspace and its configuration are examined, and how a first configuration is made. */
@NullMarked
package dev.payouts.notion.internal.doctor;

import org.jspecify.annotations.NullMarked;
