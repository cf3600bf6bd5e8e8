package dev.usher.validation.admission;

import static dev.usher.platform.aws.Attribute.number;

import dev.usher.contracts.id.EventId;
import dev.usher.platform.aws.Item;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A copy of a ticket's row, and what a row that was lost, or replaced by an older one, lacks of it. Passages
/// are never lost: the row and its copy each may have some that the other does not have.
record DynamoCopy(Map<String, AttributeValue> attributes) {
    /// What messages say and decisions need. What people are shown comes with the next message.
    private static final List<String> FACTS = List.of("userId", "type", "status", "revision");

    private static final String ISSUE = "issue";
    private static final String VERSION = "version";
    private static final String CHANGED_AT = "changedAt";

    DynamoCopy {
        attributes = Map.copyOf(attributes);
    }

    /// Whether a row lacks something.
    ///
    /// @param row empty if there is none
    boolean hasMoreThan(Map<String, AttributeValue> row) {
        return row.isEmpty()
                || numberOf(ISSUE, attributes) > numberOf(ISSUE, row)
                || hasNewerFactsThan(row)
                || attributes.keySet().stream().anyMatch(name -> isLackedPassage(name, row));
    }

    /// The row with everything that it lacks.
    ///
    /// @param row empty if there is none
    Map<String, AttributeValue> mergedInto(Map<String, AttributeValue> row) {
        var merged = new HashMap<>(row);
        Item copy = Item.of(DynamoAdmissionItem.TABLE, attributes);
        for (String name : List.of("ticketId", "eventId", "changedEventId")) {
            merged.put(name, attributes.getOrDefault(name, attributes.get("eventId")));
        }
        if (row.isEmpty() || hasNewerFactsThan(row)) {
            FACTS.stream().filter(copy::has).forEach(name -> merged.put(name, attributes.get(name)));
        }
        merged.put(ISSUE, number(Math.max(numberOf(ISSUE, row), numberOf(ISSUE, attributes))));
        merged.put(VERSION, number(Math.max(numberOf(VERSION, row), numberOf(VERSION, attributes)) + 1L));
        merged.merge(CHANGED_AT, attributes.get(CHANGED_AT), DynamoCopy::later);
        attributes.forEach((name, value) -> {
            if (isLackedPassage(name, row)) {
                merged.put(name, value);
                if (name.startsWith(DynamoAdmissionItem.UNDONE)) {
                    merged.remove(DynamoAdmissionItem.PASSAGE + name.substring(DynamoAdmissionItem.UNDONE.length()));
                }
            }
        });
        DynamoAdmissionItem.SUMMARY.forEach(merged::remove);
        merged.putAll(DynamoAdmissionItem.summary(
                copy.value("eventId", EventId::parse), DynamoAdmissionItem.presence(merged)));
        return merged;
    }

    private boolean hasNewerFactsThan(Map<String, AttributeValue> row) {
        return numberOf("revision", attributes) > numberOf("revision", row);
    }

    /// A passage that was undone counts as undone, whether the row or the copy says so.
    private boolean isLackedPassage(String name, Map<String, AttributeValue> row) {
        if (row.containsKey(name)) {
            return false;
        }
        if (name.startsWith(DynamoAdmissionItem.UNDONE)) {
            return true;
        }
        if (!name.startsWith(DynamoAdmissionItem.PASSAGE)) {
            return false;
        }
        String undone = DynamoAdmissionItem.UNDONE + name.substring(DynamoAdmissionItem.PASSAGE.length());
        return !row.containsKey(undone) && !attributes.containsKey(undone);
    }

    private static int numberOf(String name, Map<String, AttributeValue> item) {
        return Item.of(DynamoAdmissionItem.TABLE, item).numberOrZero(name);
    }

    /// Instants are stored as texts that sort like them.
    private static AttributeValue later(AttributeValue one, AttributeValue other) {
        return one.s().compareTo(other.s()) >= 0 ? one : other;
    }
}
