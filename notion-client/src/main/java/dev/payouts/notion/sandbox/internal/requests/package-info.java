/**
 * How the sandbox answers requests: admission, endpoints, and queries over the content. Everything
 * here is guarded by the lock of {@code SandboxNotion}.
 */
@NullMarked
package dev.payouts.notion.sandbox.internal.requests;

import org.jspecify.annotations.NullMarked;
