package dev.usher.validation.admission;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromBool;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.id.UserId;
import dev.usher.contracts.message.TicketState;
import dev.usher.contracts.message.TicketState.Status;
import dev.usher.platform.aws.IndexTime;
import dev.usher.validation.admission.AdmissionStore.History;
import dev.usher.validation.admission.Passage.Direction;
import dev.usher.validation.admission.Ticket.Facts;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Maps a ticket to its DynamoDB item. Each passage is a separate attribute named after its scan, so that the
/// write that adds it can also refuse it if it is repeated. Times are ISO-8601 in UTC, always with
/// milliseconds, so that they sort as text.
final class DynamoAdmissionItem {
    /// Prefix of a passage's attribute name.
    static final String PASSAGE = "passage:";

    /// Prefix of the attribute name of an undone passage.
    static final String UNDONE = "undone:";

    /// Part of each update. Of two states of a row, the one with the higher version is newer, whatever clocks
    /// say. Rows of earlier releases have no version, which counts as zero.
    static final String NEXT_VERSION = "version = if_not_exists(version, :none) + :one";

    /// The values for [#NEXT_VERSION].
    static final Map<String, AttributeValue> VERSION_VALUES = Map.of(":none", fromN("0"), ":one", fromN("1"));

    private DynamoAdmissionItem() {}

    /// @param rank the position among the ticket's passages at the same time, from 0
    static AttributeValue of(Passage passage, int rank) {
        var item = new HashMap<String, AttributeValue>();
        item.put("direction", fromS(passage.direction().name()));
        item.put("at", fromS(IndexTime.text(passage.at())));
        item.put("recordedAt", fromS(IndexTime.text(passage.recordedAt())));
        item.put("gate", fromS(passage.gate()));
        item.put("deviceId", fromS(passage.deviceId()));
        item.put("scanId", fromS(passage.scanId()));
        if (passage.scannedAt() != null) {
            item.put("scannedAt", fromS(IndexTime.text(passage.scannedAt())));
        }
        if (passage.against() != null) {
            item.put("against", fromS(passage.against().name()));
        }
        if (rank > 0) {
            item.put("rank", fromN(Integer.toString(rank)));
        }
        if (passage.isTimeDoubtful()) {
            item.put("isTimeDoubtful", fromBool(true));
        }
        return AttributeValue.fromM(item);
    }

    static Map<String, AttributeValue> of(TicketNews news) {
        TicketState state = news.state();
        return Map.ofEntries(
                Map.entry(":registration", fromS(news.registrationId().toString())),
                Map.entry(":event", fromS(news.eventId().toString())),
                Map.entry(":user", fromS(state.userId().toString())),
                Map.entry(":name", fromS(state.attendeeName())),
                Map.entry(":number", fromN(Integer.toString(state.number()))),
                Map.entry(":type", fromS(state.type())),
                Map.entry(":typeName", fromS(state.typeName())),
                Map.entry(":status", fromS(state.status().wireName())),
                Map.entry(":issue", fromN(Integer.toString(state.issue()))),
                Map.entry(":revision", fromN(Integer.toString(state.revision()))));
    }

    static Ticket ticket(Map<String, AttributeValue> item) {
        return new Ticket(
                TicketId.parse(required(item, "ticketId").s()),
                EventId.parse(required(item, "eventId").s()),
                UserId.parse(required(item, "userId").s()),
                Integer.parseInt(required(item, "issue").n()),
                Status.valueOf(required(item, "status").s().toUpperCase(Locale.ROOT)),
                item.containsKey("registrationId") ? facts(item) : null,
                new Presence(passages(item, PASSAGE), passages(item, UNDONE)));
    }

    static int version(Map<String, AttributeValue> item) {
        @Nullable AttributeValue version = item.get("version");
        return version == null ? 0 : Integer.parseInt(version.n());
    }

    static History history(Map<String, AttributeValue> item) {
        return new History(
                Instant.parse(required(item, "changedAt").s()),
                new Presence(passages(item, PASSAGE), passages(item, UNDONE)));
    }

    private static Facts facts(Map<String, AttributeValue> item) {
        return new Facts(
                RegistrationId.parse(required(item, "registrationId").s()),
                required(item, "attendeeName").s(),
                Integer.parseInt(required(item, "number").n()),
                required(item, "type").s(),
                required(item, "typeName").s());
    }

    private static List<Passage> passages(Map<String, AttributeValue> item, String prefix) {
        return item.entrySet().stream()
                .filter(attribute -> attribute.getKey().startsWith(prefix))
                .map(attribute -> attribute.getValue().m())
                .sorted(Comparator.comparingInt(DynamoAdmissionItem::rank))
                .map(DynamoAdmissionItem::passage)
                .toList();
    }

    private static int rank(Map<String, AttributeValue> passage) {
        @Nullable AttributeValue rank = passage.get("rank");
        return rank == null ? 0 : Integer.parseInt(rank.n());
    }

    private static Passage passage(Map<String, AttributeValue> item) {
        @Nullable AttributeValue scannedAt = item.get("scannedAt");
        @Nullable AttributeValue against = item.get("against");
        return new Passage(
                Direction.valueOf(required(item, "direction").s()),
                Instant.parse(required(item, "at").s()),
                Instant.parse(required(item, "recordedAt").s()),
                required(item, "gate").s(),
                required(item, "deviceId").s(),
                required(item, "scanId").s(),
                scannedAt == null ? null : Instant.parse(scannedAt.s()),
                against == null ? null : Reason.valueOf(against.s()),
                item.containsKey("isTimeDoubtful"));
    }

    private static AttributeValue required(Map<String, AttributeValue> item, String name) {
        return Objects.requireNonNull(item.get(name), () -> "a ticket's row lacks " + name);
    }
}
