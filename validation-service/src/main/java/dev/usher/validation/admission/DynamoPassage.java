package dev.usher.validation.admission;

import static dev.usher.platform.aws.Attribute.flag;
import static dev.usher.platform.aws.Attribute.instant;
import static dev.usher.platform.aws.Attribute.number;
import static dev.usher.platform.aws.Attribute.text;

import dev.usher.contracts.message.TicketState.Status;
import dev.usher.validation.admission.Passage.Direction;
import dev.usher.validation.event.DoorRules.Entries;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The conditional write that makes a decision: what it changes, and its condition. It applies only to a
/// passage that happened after all other passages of its ticket, which is nearly always the case. [DynamoUse]
/// handles the rest.
final class DynamoPassage implements DynamoWrite {
    private final List<String> changes = new ArrayList<>();
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, AttributeValue> values = new HashMap<>();
    private boolean mayBeNew;

    private DynamoPassage(Claim claim, Passage passage) {
        names.put("#passage", DynamoAdmissionItem.PASSAGE + passage.key());
        names.put("#undone", DynamoAdmissionItem.UNDONE + passage.key());
        conditions.add("attribute_not_exists(#passage) AND attribute_not_exists(#undone)");
        change("#passage = :passage", ":passage", DynamoAdmissionItem.of(passage, 0));
        values.put(":event", text(claim.eventId()));
        changes.add("changedEventId = :event");
        change("changedAt = :recordedAt", ":recordedAt", instant(passage.recordedAt()));
        change("lastPassage = :key", ":key", text(passage.key()));
        require("(attribute_not_exists(lastAt) OR lastAt < :at)", ":at", instant(passage.at()));
        changes.add("lastAt = :at");
        boolean isEntry = passage.direction() == Direction.ENTRY;
        change("inside = :inside", ":inside", flag(isEntry));
        changes.add(DynamoAdmissionItem.NEXT_VERSION);
        values.putAll(DynamoAdmissionItem.VERSION_VALUES);
        change("entries = if_not_exists(entries, :none) + :more", ":more", number(isEntry ? 1 : 0));
        if (isEntry) {
            changes.add("validatedAt = :at");
            change("gate = :gate", ":gate", text(passage.gate()));
            change("deviceId = :device", ":device", text(passage.deviceId()));
            changes.add("usedEventId = :event");
        }
    }

    /// A passage that is written only if the record and the terms allow it.
    static DynamoPassage within(Terms terms, Claim claim, Passage passage) {
        var write = new DynamoPassage(claim, passage);
        write.requireValid(claim);
        if (terms.direction() == Direction.ENTRY) {
            write.mayBeNew = Admissibility.ofUnknown(claim, terms);
            write.requireEntryLeft(terms.entries());
            write.requireType(terms.types());
        } else {
            write.require("inside = :yes", ":yes", flag(true));
        }
        return write;
    }

    /// A passage that has already happened, whatever the record says.
    static DynamoPassage anyhow(Claim claim, Passage passage) {
        var write = new DynamoPassage(claim, passage);
        if (claim instanceof Claim.Signed(var code)) {
            write.mayBeNew = true;
            write.introduce(claim);
            write.change("issue = if_not_exists(issue, :issue)", ":issue", number(code.issue()));
            write.conditions.add("(attribute_not_exists(issue) OR issue >= :issue)");
        } else {
            write.conditions.add("attribute_exists(ticketId)");
        }
        if (passage.against() != null) {
            write.changes.add("againstCount = if_not_exists(againstCount, :none) + :one");
            write.require(
                    "(attribute_not_exists(againstCount) OR againstCount < :mostAgainst)",
                    ":mostAgainst",
                    number(AdmissionStore.MOST_AGAINST_RULES));
        }
        return write;
    }

    @Override
    public String update() {
        return "SET " + String.join(", ", changes);
    }

    @Override
    public String condition() {
        String known = String.join(" AND ", conditions);
        return mayBeNew ? "attribute_not_exists(ticketId) OR (" + known + ")" : known;
    }

    @Override
    public Map<String, String> names() {
        return names;
    }

    @Override
    public Map<String, AttributeValue> values() {
        return values;
    }

    private void requireValid(Claim claim) {
        names.put("#status", "status");
        require("#status = :valid", ":valid", text(Status.VALID.wireName()));
        switch (claim) {
            case Claim.Signed(var code) -> {
                require("issue <= :issue", ":issue", number(code.issue()));
                changes.add("issue = :issue");
                introduce(claim);
            }
            case Claim.Typed _ -> require("eventId = :event AND userId = :user", ":user", text(claim.userId()));
        }
    }

    /// Sets what a signed code says about a ticket that no message has described yet.
    private void introduce(Claim claim) {
        names.put("#status", "status");
        change("userId = if_not_exists(userId, :user)", ":user", text(claim.userId()));
        changes.add("eventId = if_not_exists(eventId, :event)");
        change("#status = if_not_exists(#status, :valid)", ":valid", text(Status.VALID.wireName()));
    }

    private void requireEntryLeft(Entries entries) {
        require("(attribute_not_exists(entries) OR entries < :most)", ":most", number(entries.most()));
        if (entries.mode() == Entries.Mode.AFTER_EXIT) {
            require("(attribute_not_exists(inside) OR inside = :outside)", ":outside", flag(false));
        }
    }

    private void requireType(TypeTerms types) {
        switch (types) {
            case TypeTerms.AllBut(var barred) when barred.isEmpty() -> {}
            case TypeTerms.AllBut(var barred) ->
                conditions.add("(attribute_not_exists(#type) OR NOT #type IN (" + typeNames(barred) + "))");
            case TypeTerms.Only(var admitted) -> conditions.add("#type IN (" + typeNames(admitted) + ")");
        }
    }

    private String typeNames(Set<String> types) {
        names.put("#type", "type");
        var placeholders = new ArrayList<String>();
        for (String type : types.stream().sorted().toList()) {
            String placeholder = ":type" + placeholders.size();
            placeholders.add(placeholder);
            values.put(placeholder, text(type));
        }
        return String.join(", ", placeholders);
    }

    private void change(String change, String name, AttributeValue value) {
        changes.add(change);
        values.put(name, value);
    }

    private void require(String condition, String name, AttributeValue value) {
        conditions.add(condition);
        values.put(name, value);
    }
}
