package dev.payouts.notion.internal.api;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a server answered.
 *
 * @param status the HTTP status
 * @param retryAfter the wait it asked for; null where it named none
 * @param requestId the ID under which the request is found; null where the answer names none
 * @param date when it was answered by the server's clock, in whole seconds; null where it says none
 * @param body the body, whole
 */
public record ApiReply(
    int status,
    @Nullable Duration retryAfter,
    @Nullable RequestId requestId,
    @Nullable Instant date,
    AnswerBody body) {}
