/** How the trigger serves: connections, routes, runs, metrics and the page. */
@NullMarked
package dev.payouts.http.internal;

import org.jspecify.annotations.NullMarked;
