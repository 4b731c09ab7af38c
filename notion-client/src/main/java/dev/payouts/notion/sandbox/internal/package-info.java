/**
 * The implementation of the sandbox. Everything here is guarded by the lock of {@code
 * SandboxNotion}.
 */
@NullMarked
package dev.payouts.notion.sandbox.internal;

import org.jspecify.annotations.NullMarked;
