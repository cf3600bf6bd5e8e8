package dev.usher.validation.admission;

import static dev.usher.platform.aws.Attribute.flag;
import static dev.usher.platform.aws.Attribute.instant;
import static dev.usher.platform.aws.Attribute.number;
import static dev.usher.platform.aws.Attribute.text;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.id.UserId;
import dev.usher.contracts.message.TicketState;
import dev.usher.contracts.message.TicketState.Status;
import dev.usher.platform.aws.Attribute;
import dev.usher.platform.aws.Item;
import dev.usher.platform.aws.ItemBuilder;
import dev.usher.platform.tracing.TraceContext;
import dev.usher.validation.admission.AdmissionStore.History;
import dev.usher.validation.admission.Passage.Direction;
import dev.usher.validation.admission.Ticket.Facts;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Maps a ticket to its DynamoDB item. Each passage is a separate attribute named after its scan, so that the
/// write that adds it can also refuse it if it is repeated.
final class DynamoAdmissionItem {
    static final String TABLE = "admissions";

    /// Prefix of a passage's attribute name.
    static final String PASSAGE = "passage:";

    /// Prefix of the attribute name of an undone passage.
    static final String UNDONE = "undone:";

    /// Part of each update. Of two states of a row, the one with the higher version is newer, whatever clocks
    /// say. Rows of earlier releases have no version, which counts as zero.
    static final String NEXT_VERSION = "version = if_not_exists(version, :none) + :one";

    /// The values for [#NEXT_VERSION].
    static final Map<String, AttributeValue> VERSION_VALUES = Map.of(":none", number(0), ":one", number(1));

    /// The attributes that follow from a ticket's passages.
    static final Set<String> SUMMARY = Set.of(
            "entries",
            "inside",
            "againstCount",
            "undoneCount",
            "lastPassage",
            "lastAt",
            "validatedAt",
            "gate",
            "deviceId",
            "usedEventId");

    private DynamoAdmissionItem() {}

    /// Those of [#SUMMARY] that a ticket with these passages has.
    static Map<String, AttributeValue> summary(EventId eventId, Presence presence) {
        var summary = new ItemBuilder()
                .with("entries", number(presence.entries()))
                .with("inside", flag(presence.isInside()))
                .with("againstCount", number(presence.against()))
                .with("undoneCount", number(presence.undone().size()));
        presence.last()
                .ifPresent(last -> summary.with("lastPassage", text(last.key())).with("lastAt", instant(last.at())));
        presence.lastEntry()
                .ifPresent(entry -> summary.with("validatedAt", instant(entry.at()))
                        .with("gate", text(entry.gate()))
                        .with("deviceId", text(entry.deviceId()))
                        .with("usedEventId", text(eventId)));
        return summary.build();
    }

    /// @param rank the position among the ticket's passages at the same time, from 0
    static AttributeValue of(Passage passage, int rank) {
        var item = new ItemBuilder()
                .with("direction", text(passage.direction().name()))
                .with("at", instant(passage.at()))
                .with("recordedAt", instant(passage.recordedAt()))
                .with("gate", text(passage.gate()))
                .with("deviceId", text(passage.deviceId()))
                .with("scanId", text(passage.scanId()))
                .withOptional("scannedAt", passage.scannedAt(), Attribute::instant)
                .withOptional("against", passage.against(), reason -> text(reason.name()));
        if (rank > 0) {
            item.with("rank", number(rank));
        }
        if (passage.isTimeDoubtful()) {
            item.with("isTimeDoubtful", flag(true));
        }
        return item.nested();
    }

    static Map<String, AttributeValue> of(TicketNews news) {
        TicketState state = news.state();
        return Map.ofEntries(
                Map.entry(":registration", text(news.registrationId())),
                Map.entry(":event", text(news.eventId())),
                Map.entry(":user", text(state.userId())),
                Map.entry(":name", text(state.attendeeName())),
                Map.entry(":number", number(state.number())),
                Map.entry(":type", text(state.type())),
                Map.entry(":typeName", text(state.typeName())),
                Map.entry(":status", text(state.status().wireName())),
                Map.entry(":issue", number(state.issue())),
                Map.entry(":revision", number(state.revision())));
    }

    /// Links the current span, which is that of a scan, to the message that brought the ticket here. Costs no read:
    /// the write that decides returns the row.
    ///
    /// @param attributes empty if there is no row
    static void linkToIssue(Map<String, AttributeValue> attributes) {
        TraceContext.link(Item.of(TABLE, attributes).optionalText(TraceContext.NAME));
    }

    static Ticket ticket(Map<String, AttributeValue> attributes) {
        var item = Item.of(TABLE, attributes);
        return new Ticket(
                item.value("ticketId", TicketId::parse),
                item.value("eventId", EventId::parse),
                item.value("userId", UserId::parse),
                item.number("issue"),
                item.constant("status", Status.class),
                item.has("registrationId") ? facts(item) : null,
                presence(item));
    }

    static int version(Map<String, AttributeValue> attributes) {
        return Item.of(TABLE, attributes).numberOrZero("version");
    }

    static History history(Map<String, AttributeValue> attributes) {
        var item = Item.of(TABLE, attributes);
        return new History(item.instant("changedAt"), presence(item));
    }

    private static Facts facts(Item item) {
        return new Facts(
                item.value("registrationId", RegistrationId::parse),
                item.text("attendeeName"),
                item.number("number"),
                item.text("type"),
                item.text("typeName"));
    }

    static Presence presence(Map<String, AttributeValue> attributes) {
        return presence(Item.of(TABLE, attributes));
    }

    private static Presence presence(Item item) {
        return new Presence(passages(item, PASSAGE), passages(item, UNDONE));
    }

    private static List<Passage> passages(Item item, String prefix) {
        return item.names().stream()
                .filter(name -> name.startsWith(prefix))
                .map(item::item)
                .sorted(Comparator.comparingInt(passage -> passage.numberOrZero("rank")))
                .map(DynamoAdmissionItem::passage)
                .toList();
    }

    private static Passage passage(Item item) {
        return new Passage(
                item.constant("direction", Direction.class),
                item.instant("at"),
                item.instant("recordedAt"),
                item.text("gate"),
                item.text("deviceId"),
                item.text("scanId"),
                item.optionalInstant("scannedAt"),
                item.optionalConstant("against", Reason.class),
                item.flag("isTimeDoubtful"));
    }
}
