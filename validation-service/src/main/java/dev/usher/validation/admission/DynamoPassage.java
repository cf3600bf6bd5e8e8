package dev.usher.validation.admission;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromBool;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.usher.contracts.message.TicketState.Status;
import dev.usher.validation.admission.Passage.Direction;
import dev.usher.validation.event.DoorRules.Entries;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The one conditional write that a decision is: what it changes, and what must hold for it.
final class DynamoPassage {
    private final List<String> changes = new ArrayList<>();
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, AttributeValue> values = new HashMap<>();
    private final boolean mayBeNew;

    DynamoPassage(Claim claim, Passage passage, Terms terms) {
        this.mayBeNew = terms.mayBeNew() && claim instanceof Claim.Signed;
        name("#passage", DynamoAdmissionItem.PASSAGE + passage.key());
        conditions.add("attribute_not_exists(#passage)");
        change("#passage = :passage", ":passage", DynamoAdmissionItem.of(passage));
        require("#status = :valid", ":valid", fromS(Status.VALID.wireName()));
        name("#status", "status");
        identify(claim);
        if (passage.direction() == Direction.ENTRY) {
            enter(passage, terms.entries());
            bar(terms);
        } else {
            require("inside = :yes", ":yes", fromBool(true));
            change("inside = :no", ":no", fromBool(false));
        }
    }

    String update() {
        return "SET " + String.join(", ", changes);
    }

    String condition() {
        String known = String.join(" AND ", conditions);
        return mayBeNew ? "attribute_not_exists(ticketId) OR (" + known + ")" : known;
    }

    Map<String, String> names() {
        return names;
    }

    Map<String, AttributeValue> values() {
        return values;
    }

    private void identify(Claim claim) {
        values.put(":event", fromS(claim.eventId().toString()));
        values.put(":user", fromS(claim.userId().toString()));
        switch (claim) {
            case Claim.Signed(var code) -> {
                require("issue <= :issue", ":issue", number(code.issue()));
                changes.add("issue = :issue");
                changes.add("eventId = if_not_exists(eventId, :event)");
                changes.add("userId = if_not_exists(userId, :user)");
                changes.add("#status = if_not_exists(#status, :valid)");
            }
            case Claim.Typed _ -> conditions.add("eventId = :event AND userId = :user");
        }
    }

    private void enter(Passage passage, Entries entries) {
        values.put(":none", number(0));
        change("entries = if_not_exists(entries, :none) + :one", ":one", number(1));
        change("inside = :yes", ":yes", fromBool(true));
        change("validatedAt = :at", ":at", fromS(DynamoAdmissionItem.text(passage.at())));
        change("gate = :gate", ":gate", fromS(passage.gate()));
        change("deviceId = :device", ":device", fromS(passage.deviceId()));
        name("#usedEvent", "usedEventId");
        changes.add("#usedEvent = :event");
        require(
                "(attribute_not_exists(entries) OR entries < :most)",
                ":most",
                number(entries.mode() == Entries.Mode.ONCE ? 1 : entries.most()));
        if (entries.mode() == Entries.Mode.AFTER_EXIT) {
            require("(attribute_not_exists(inside) OR inside = :outside)", ":outside", fromBool(false));
        }
    }

    /// A ticket whose type is not known yet is not barred: its signature proves the issue, and no more.
    private void bar(Terms terms) {
        if (terms.barredTypes().isEmpty()) {
            return;
        }
        name("#type", "type");
        var barred = new ArrayList<String>();
        for (String type : terms.barredTypes().stream().sorted().toList()) {
            String name = ":barred" + barred.size();
            barred.add(name);
            values.put(name, fromS(type));
        }
        conditions.add("(attribute_not_exists(#type) OR NOT #type IN (" + String.join(", ", barred) + "))");
    }

    private void change(String change, String name, AttributeValue value) {
        changes.add(change);
        values.put(name, value);
    }

    private void require(String condition, String name, AttributeValue value) {
        conditions.add(condition);
        values.put(name, value);
    }

    private void name(String placeholder, String attribute) {
        names.put(placeholder, attribute);
    }

    private static AttributeValue number(int number) {
        return fromN(Integer.toString(number));
    }
}
