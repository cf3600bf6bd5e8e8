package dev.usher.validation.pretix;

import dev.usher.validation.admission.Decision;
import dev.usher.validation.admission.Ticket;
import dev.usher.validation.device.Device;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The decision on a scan in the protocol's words: 201 if somebody may pass, 404 for a text that is not a
/// ticket, 400 for other refusals.
///
/// @param detail only if the text is not a ticket
/// @param position absent if the code cannot be trusted
/// @param checkinTexts texts for the steward: the ticket's type
@Serdeable(naming = SnakeCaseStrategy.class)
record RedeemAnswer(
        String status,
        @Nullable String detail,
        @Nullable String reason,
        @Nullable String reasonExplanation,
        @Nullable PositionView position,
        boolean requireAttention,
        List<String> checkinTexts,
        CheckInListView.Excerpt list) {
    static HttpResponse<?> of(Decision decision, String message, String secret, Device device) {
        Ticket ticket = decision.ticket();
        PositionView position = ticket == null ? null : PositionView.of(ticket, secret, device, decision.passage());
        if (decision.isPassed()) {
            return passed(device, position, ticket == null ? null : ticket.facts());
        }
        return refused(device, ReasonCodes.of(decision.reason()), message, position);
    }

    static HttpResponse<?> passed(Device device, @Nullable PositionView position, Ticket.@Nullable Facts facts) {
        return HttpResponse.created(new RedeemAnswer(
                "ok",
                null,
                null,
                null,
                position,
                false,
                facts == null ? List.of() : List.of(facts.typeName()),
                CheckInListView.Excerpt.of(device)));
    }

    static HttpResponse<?> refused(
            Device device, String reason, @Nullable String message, @Nullable PositionView position) {
        boolean isNoTicket = reason.equals(ReasonCodes.INVALID);
        return HttpResponse.status(isNoTicket ? HttpStatus.NOT_FOUND : HttpStatus.BAD_REQUEST)
                .body(new RedeemAnswer(
                        "error",
                        isNoTicket ? "Not found." : null,
                        reason,
                        message,
                        position,
                        false,
                        List.of(),
                        CheckInListView.Excerpt.of(device)));
    }
}
