/**
 * The Notion API as notion-client/NOTION.md describes it: requests, retries, and the request
 * budget. Independent of payouts.
 */
@NullMarked
package dev.payouts.notion.internal.api;

import org.jspecify.annotations.NullMarked;
