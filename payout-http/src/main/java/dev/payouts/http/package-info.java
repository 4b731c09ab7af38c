/**
 * The HTTP trigger: what lets a scheduler start a run by a request (INTERFACE.md, {@code
 * payouts-http}). So far this is the module alone; nothing here serves anything yet.
 */
@NullMarked
package dev.payouts.http;

import org.jspecify.annotations.NullMarked;
