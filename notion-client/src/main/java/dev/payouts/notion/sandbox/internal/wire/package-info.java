/**
 * What requests and responses of the sandbox are made of: JSON, IDs, versions of the API, and
 * errors. Knows nothing of a workspace.
 */
@NullMarked
package dev.payouts.notion.sandbox.internal.wire;

import org.jspecify.annotations.NullMarked;
