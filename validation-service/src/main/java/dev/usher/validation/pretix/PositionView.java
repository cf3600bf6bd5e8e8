package dev.usher.validation.pretix;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.usher.contracts.message.TicketState.Status;
import dev.usher.validation.admission.Passage;
import dev.usher.validation.admission.Ticket;
import dev.usher.validation.device.Device;
import dev.usher.validation.device.DeviceId;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A ticket, which is a position of an order in this protocol.
///
/// @param order the order number; empty until a message has described the ticket, and then `positionid` is 0
/// @param secret the text that a device may send to redeem it
/// @param checkins the latest first
/// @param orderStatus `p` for paid, `c` for cancelled
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record PositionView(
        long id,
        String order,
        int positionid,
        long item,
        @Nullable Long variation,
        String price,
        @JsonProperty("attendee_name") @Nullable String attendeeName,
        @JsonProperty("attendee_name_parts") Map<String, String> attendeeNameParts,
        @JsonProperty("attendee_email") @Nullable String attendeeEmail,
        @Nullable Long voucher,
        String secret,
        @JsonProperty("addon_to") @Nullable Long addonTo,
        @Nullable Long subevent,
        @JsonProperty("pseudonymization_id") String pseudonymizationId,
        @Nullable Long seat,
        List<CheckIn> checkins,
        List<Long> answers,
        List<String> downloads,
        @JsonProperty("require_attention") boolean requireAttention,
        @JsonProperty("order__status") String orderStatus,
        @JsonProperty("order__valid_if_pending") boolean orderValidIfPending,
        @JsonProperty("order__require_approval") boolean orderRequireApproval,
        @JsonProperty("order__locale") String orderLocale) {
    static PositionView of(Ticket ticket, String secret, Device device) {
        return of(ticket, secret, device, null);
    }

    /// @param answered the passage of this scan, which is left out of the earlier ones; absent if nobody
    ///     passed. The apps show any listed passage on the green page as the first use of the ticket
    static PositionView of(Ticket ticket, String secret, Device device, @Nullable Passage answered) {
        Ticket.Facts facts = ticket.facts();
        String name = facts == null ? null : facts.attendeeName();
        return new PositionView(
                ScannerApps.number(ticket.ticketId().uuid()),
                facts == null ? "" : facts.registrationId().orderNumber(),
                facts == null ? 0 : facts.number(),
                ScannerApps.ITEM,
                null,
                "0.00",
                name,
                name == null ? Map.of() : Map.of("full_name", name),
                null,
                null,
                secret,
                null,
                null,
                Long.toString(ScannerApps.number(ticket.ticketId().uuid())),
                null,
                ticket.presence().passages().reversed().stream()
                        .filter(passage -> answered == null || !passage.key().equals(answered.key()))
                        .map(passage -> CheckIn.of(passage, device))
                        .toList(),
                List.of(),
                List.of(),
                false,
                ticket.status() == Status.VALID || ticket.status() == Status.DISPUTED ? "p" : "c",
                false,
                false,
                "en");
    }

    /// A passage.
    ///
    /// @param gate absent if the passage was at another gate than the calling device's
    @Serdeable(naming = SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record CheckIn(long list, String type, @Nullable Long gate, long device, Instant datetime, boolean autoCheckedIn) {
        static CheckIn of(Passage passage, Device asking) {
            return new CheckIn(
                    ScannerApps.CHECKIN_LIST,
                    passage.direction().wireName(),
                    passage.gate().equals(asking.gate()) ? ScannerApps.GATE : null,
                    ScannerApps.number(DeviceId.parse(passage.deviceId()).uuid()),
                    ScannerApps.time(passage.at()),
                    false);
        }
    }
}
