package dev.usher.validation.admission;

import dev.usher.contracts.id.TicketId;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The door's memory without a database.
@Singleton
@Replaces(DynamoAdmissionStore.class)
@Requires(property = "usher.fakes")
final class InMemoryAdmissionStore implements AdmissionStore {
    private final Map<TicketId, Ticket> tickets = new HashMap<>();

    @Override
    public synchronized Admission admit(Claim claim, Use use, boolean mayBeNew) {
        @Nullable Ticket known = tickets.get(claim.ticketId());
        boolean isAdmitted = known == null
                ? mayBeNew && claim instanceof Claim.Signed
                : known.status() == TicketStatus.VALID
                        && Objects.requireNonNull(known.facts()).window().isOpenAt(use.at())
                        && isGoodFor(claim, known);
        if (!isAdmitted) {
            return new Admission.Refused(Optional.ofNullable(known));
        }
        int issue = claim instanceof Claim.Signed(var code)
                ? code.issue()
                : Objects.requireNonNull(known).issue();
        var used = new Ticket(
                claim.ticketId(),
                claim.eventId(),
                claim.userId(),
                issue,
                TicketStatus.USED,
                known == null ? null : known.facts(),
                use);
        tickets.put(claim.ticketId(), used);
        return new Admission.Admitted(used);
    }

    @Override
    public synchronized void issue(Ticket issued) {
        tickets.merge(issued.ticketId(), issued, (known, news) -> {
            boolean isNews = known.facts() == null || news.issue() >= known.issue();
            return new Ticket(
                    known.ticketId(),
                    known.eventId(),
                    known.userId(),
                    Math.max(known.issue(), news.issue()),
                    known.status(),
                    isNews ? news.facts() : known.facts(),
                    known.use());
        });
    }

    private static boolean isGoodFor(Claim claim, Ticket known) {
        return switch (claim) {
            case Claim.Signed(var code) -> known.issue() <= code.issue();
            case Claim.Typed(var code) ->
                known.eventId().equals(code.eventId()) && known.userId().equals(code.userId());
        };
    }
}
