package dev.usher.contracts.message;

import java.util.Arrays;
import java.util.Optional;

/// Every kind of message: its stable name on the wire, its version, and the topic that carries it.
public enum MessageType {
    /// See [AdmissionConflict].
    ADMISSION_CONFLICT("AdmissionConflict", 1, "admission-conflict", AdmissionConflict.class),
    /// See [DoorChanged].
    DOOR_CHANGED("DoorChanged", 1, "door-changed", DoorChanged.class),
    /// See [EventChanged].
    EVENT_CHANGED("EventChanged", 1, "event-changed", EventChanged.class),
    /// See [PaymentSucceeded].
    PAYMENT_SUCCEEDED("PaymentSucceeded", 1, "payment-succeeded", PaymentSucceeded.class),
    /// See [PaymentRefunded].
    PAYMENT_REFUNDED("PaymentRefunded", 1, "payment-refunded", PaymentRefunded.class),
    /// See [PaymentDisputed].
    PAYMENT_DISPUTED("PaymentDisputed", 1, "payment-disputed", PaymentDisputed.class),
    /// See [RegistrationReleased].
    REGISTRATION_RELEASED("RegistrationReleased", 1, "registration-released", RegistrationReleased.class),
    /// See [TicketIssued].
    TICKET_ISSUED("TicketIssued", 1, "ticket-issued", TicketIssued.class),
    /// See [TicketRevoked].
    TICKET_REVOKED("TicketRevoked", 1, "ticket-changed", TicketRevoked.class),
    /// See [TicketRestored].
    TICKET_RESTORED("TicketRestored", 1, "ticket-changed", TicketRestored.class),
    /// See [TicketUpdated].
    TICKET_UPDATED("TicketUpdated", 1, "ticket-changed", TicketUpdated.class),
    /// See [TicketUsed].
    TICKET_USED("TicketUsed", 1, "ticket-used", TicketUsed.class),
    /// See [TicketMailRequested].
    TICKET_MAIL_REQUESTED("TicketMailRequested", 1, "ticket-mail", TicketMailRequested.class);

    private final String wireName;
    private final int version;
    private final String topic;
    private final Class<? extends Message> messageClass;

    MessageType(String wireName, int version, String topic, Class<? extends Message> messageClass) {
        this.wireName = wireName;
        this.version = version;
        this.topic = topic;
        this.messageClass = messageClass;
    }

    /// The type of this message.
    public static MessageType of(Message message) {
        return switch (message) {
            case AdmissionConflict _ -> ADMISSION_CONFLICT;
            case DoorChanged _ -> DOOR_CHANGED;
            case EventChanged _ -> EVENT_CHANGED;
            case PaymentSucceeded _ -> PAYMENT_SUCCEEDED;
            case PaymentRefunded _ -> PAYMENT_REFUNDED;
            case PaymentDisputed _ -> PAYMENT_DISPUTED;
            case RegistrationReleased _ -> REGISTRATION_RELEASED;
            case TicketIssued _ -> TICKET_ISSUED;
            case TicketRevoked _ -> TICKET_REVOKED;
            case TicketRestored _ -> TICKET_RESTORED;
            case TicketUpdated _ -> TICKET_UPDATED;
            case TicketUsed _ -> TICKET_USED;
            case TicketMailRequested _ -> TICKET_MAIL_REQUESTED;
        };
    }

    /// The type with this name on the wire, if there is one.
    public static Optional<MessageType> ofWireName(String wireName) {
        return Arrays.stream(values())
                .filter(type -> type.wireName.equals(wireName))
                .findFirst();
    }

    /// The name in the envelope and in the SNS attribute `type`. Never a Java class name.
    public String wireName() {
        return wireName;
    }

    /// The version written today; readers accept this one only.
    public int version() {
        return version;
    }

    /// The topic's logical name in topology.json.
    public String topic() {
        return topic;
    }

    Class<? extends Message> messageClass() {
        return messageClass;
    }
}
