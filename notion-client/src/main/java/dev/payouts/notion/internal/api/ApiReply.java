package dev.payouts.notion.internal.api;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The response to a request.
 *
 * @param status the HTTP status
 * @param retryAfter the wait it asks for; null if it has none
 * @param requestId the ID of the request in the server's logs; null if the response has none
 * @param date the time of the response by the server's clock, in whole seconds; null if it has none
 * @param body the complete body
 */
public record ApiReply(
    int status,
    @Nullable Duration retryAfter,
    @Nullable RequestId requestId,
    @Nullable Instant date,
    AnswerBody body) {}
