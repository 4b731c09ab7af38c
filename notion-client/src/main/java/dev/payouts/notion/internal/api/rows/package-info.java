/**
 * The rows of data sources: their schemas, filters by it, and streaming parsers of pages and cells.
 * Knows nothing of how a request is sent.
 */
@NullMarked
package dev.payouts.notion.internal.api.rows;

import org.jspecify.annotations.NullMarked;
