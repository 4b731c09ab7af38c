/**
 * The content of a workspace of the sandbox: schemas, pages and values, how they are read from
 * JSON, and how they are shown. Everything here is guarded by the lock of {@code SandboxNotion}.
 */
@NullMarked
package dev.payouts.notion.sandbox.internal.content;

import org.jspecify.annotations.NullMarked;
