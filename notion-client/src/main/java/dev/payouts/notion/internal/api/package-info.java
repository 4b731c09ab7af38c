/**
 * The Notion API as notion-client/NOTION.md describes it: requests, retries, the request budget,
 * and streaming parsers of responses. Independent of payouts.
 */
@NullMarked
package dev.payouts.notion.internal.api;

import org.jspecify.annotations.NullMarked;
