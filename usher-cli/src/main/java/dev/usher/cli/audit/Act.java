package dev.usher.cli.audit;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something that an operator is about to do.
///
/// @param id unique; starts with the time, so that the order of ids is that of acts
/// @param at when it began
/// @param who the ARN of the caller, as STS says it
/// @param what the command, such as `dlq replay`
/// @param queue logical name; absent if it concerns none
/// @param reason in the operator's words
/// @param group of letters, if it was one
/// @param count of letters, or of other things, that it is about
/// @param ids of these, up to [#MOST_IDS]: ids of messages or registrations, never names or addresses of people
@Serdeable
public record Act(
        String id,
        Instant at,
        String who,
        String what,
        @Nullable String queue,
        String reason,
        @Nullable String group,
        int count,
        List<String> ids) {
    /// More ids are counted and not listed: a row of DynamoDB holds 400 KB.
    public static final int MOST_IDS = 1_000;

    public Act {
        ids = ids.stream().limit(MOST_IDS).toList();
    }
}
