package dev.usher.validation.admission;

import static dev.usher.platform.aws.Attribute.instant;
import static dev.usher.platform.aws.Attribute.number;
import static dev.usher.platform.aws.Attribute.text;

import dev.usher.contracts.message.TicketState.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A write that changes a ticket's passages based on the row that was read, on condition that the row has not
/// changed since.
final class DynamoUse implements DynamoWrite {
    private final List<String> sets = new ArrayList<>();
    private final List<String> removals = new ArrayList<>();
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, AttributeValue> values = new HashMap<>(DynamoAdmissionItem.VERSION_VALUES);
    private final String condition;

    private DynamoUse(Ticket ticket, @Nullable Integer version, Presence after, Instant now) {
        sets.add(DynamoAdmissionItem.NEXT_VERSION);
        if (version == null) {
            condition = "attribute_not_exists(ticketId)";
        } else if (version == 0) {
            condition = "attribute_exists(ticketId) AND attribute_not_exists(version)";
        } else {
            condition = "version = :version";
            values.put(":version", number(version));
        }
        values.put(":event", text(ticket.eventId()));
        sets.add("changedEventId = :event");
        set("changedAt", instant(now));
        Map<String, AttributeValue> summary = DynamoAdmissionItem.summary(ticket.eventId(), after);
        summary.forEach(this::set);
        DynamoAdmissionItem.SUMMARY.stream()
                .filter(attribute -> !summary.containsKey(attribute))
                .forEach(removals::add);
    }

    /// Adds a passage to a ticket.
    ///
    /// @param version the version of the row that was read; absent if there was no row
    static DynamoUse passage(Ticket ticket, @Nullable Integer version, Claim claim, Passage passage) {
        var write = new DynamoUse(ticket, version, ticket.presence().with(passage), passage.recordedAt());
        write.names.put("#passage", DynamoAdmissionItem.PASSAGE + passage.key());
        long rank = ticket.presence().passages().stream()
                .filter(other -> other.at().equals(passage.at()))
                .count();
        write.set("#passage", DynamoAdmissionItem.of(passage, (int) rank));
        if (claim instanceof Claim.Signed(var code)) {
            // What the code says about a ticket that no message has described yet.
            write.names.put("#status", "status");
            write.setIfAbsent("userId", text(code.userId()));
            write.setIfAbsent("eventId", text(code.eventId()));
            write.setIfAbsent("#status", text(Status.VALID.wireName()));
            write.set("issue", number(Math.max(ticket.issue(), code.issue())));
        }
        return write;
    }

    /// Undoes an entry.
    static DynamoUse undo(Ticket ticket, int version, Passage entry, Instant now) {
        var write = new DynamoUse(ticket, version, ticket.presence().without(entry), now);
        write.names.put("#passage", DynamoAdmissionItem.PASSAGE + entry.key());
        write.names.put("#undone", DynamoAdmissionItem.UNDONE + entry.key());
        write.sets.add("#undone = #passage");
        write.set("lastUndone", text(entry.key()));
        write.removals.add("#passage");
        return write;
    }

    @Override
    public String update() {
        return "SET " + String.join(", ", sets) + (removals.isEmpty() ? "" : " REMOVE " + String.join(", ", removals));
    }

    @Override
    public String condition() {
        return condition;
    }

    @Override
    public Map<String, String> names() {
        return names;
    }

    @Override
    public Map<String, AttributeValue> values() {
        return values;
    }

    private void set(String attribute, AttributeValue value) {
        sets.add(attribute + " = " + placeholder(attribute, value));
    }

    private void setIfAbsent(String attribute, AttributeValue value) {
        sets.add(attribute + " = if_not_exists(" + attribute + ", " + placeholder(attribute, value) + ")");
    }

    private String placeholder(String attribute, AttributeValue value) {
        String placeholder = ":" + attribute.replace("#", "");
        values.put(placeholder, value);
        return placeholder;
    }
}
