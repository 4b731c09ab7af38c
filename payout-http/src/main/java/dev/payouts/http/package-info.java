/** The HTTP trigger. */
@NullMarked
package dev.payouts.http;

import org.jspecify.annotations.NullMarked;
