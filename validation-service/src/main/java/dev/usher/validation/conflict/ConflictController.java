package dev.usher.validation.conflict;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.message.AdmissionConflict.Entry;
import dev.usher.platform.problem.CommonProblems;
import dev.usher.platform.signin.SignedIn;
import dev.usher.validation.event.DoorEvents;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lists conflicts for organizers over HTTP.
@Controller("/events/{eventId}/conflicts")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SignedIn.ORGANIZER)
@SecurityRequirement(name = "bearer")
@Tag(name = "Organizer")
final class ConflictController {
    private final Conflicts conflicts;
    private final DoorEvents events;

    ConflictController(Conflicts conflicts, DoorEvents events) {
        this.conflicts = conflicts;
        this.events = events;
    }

    /// Lists tickets that offline devices let in although the service would have refused them. The newest
    /// conflict comes first.
    @Get
    @Operation(operationId = "listConflicts", summary = "List an event's conflicts (organizer)")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ConflictList.class)))
    @ApiResponse(responseCode = "404", description = "not-found: the event is unknown")
    HttpResponse<?> list(EventId eventId) {
        return events.isKnown(eventId)
                ? HttpResponse.ok(new ConflictList(conflicts.ofEvent(eventId).stream()
                        .map(ConflictView::of)
                        .toList()))
                : CommonProblems.notFound("event");
    }

    @Serdeable
    record ConflictList(List<ConflictView> conflicts) {}

    /// One ticket's conflict.
    ///
    /// @param reason the reason for which the service would have refused the last entry
    /// @param entries the first entry and the entries reported last, at most ten
    /// @param entryCount the number of all entries, including undone ones; it is too high if a device
    ///     uploaded an entry twice
    /// @param winner the key of the entry that counts, which is the earliest; absent if none should have been
    ///     made
    @Serdeable
    record ConflictView(
            String ticketId,
            @Nullable String attendeeName,
            String reason,
            List<Entry> entries,
            int entryCount,
            @Nullable String winner,
            Instant detectedAt) {
        static ConflictView of(Conflict conflict) {
            return new ConflictView(
                    conflict.ticketId().toString(),
                    conflict.attendeeName(),
                    conflict.reason(),
                    conflict.entries(),
                    conflict.entryCount(),
                    conflict.winner(),
                    conflict.detectedAt());
        }
    }
}
