/** The HTTP server: connections, routes, runs, metrics and the web page. */
@NullMarked
package dev.payouts.http.internal;

import org.jspecify.annotations.NullMarked;
