/**
 * The Notion API as notion-client/NOTION.md describes it: requests, repeats, the request budget,
 * and answers read as a stream. Knows nothing of payouts.
 */
@NullMarked
package dev.payouts.notion.internal.api;

import org.jspecify.annotations.NullMarked;
