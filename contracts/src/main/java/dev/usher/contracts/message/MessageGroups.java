package dev.usher.contracts.message;

/// Whose messages SQS should treat alike. A standard queue whose messages have a group is fair: while one group has a
/// backlog, messages of the others go first (SQS Developer Guide, "Amazon SQS fair queues"). So the on-sale of one
/// event does not delay the tickets of another. Groups do not order messages.
public final class MessageGroups {
    private MessageGroups() {}

    /// The event, until there are organizations. A message that does not know its event is a group with those about the
    /// same registration.
    public static String of(Message message) {
        return switch (message) {
            case AdmissionConflict conflict -> conflict.eventId().toString();
            case DoorChanged changed -> changed.eventId().toString();
            case EventChanged changed -> changed.event().eventId().toString();
            case PaymentSucceeded payment -> payment.event().eventId().toString();
            case TicketIssued issued -> issued.event().eventId().toString();
            case TicketChange change -> change.eventId().toString();
            case TicketUsed used -> used.eventId().toString();
            case PaymentRefunded refunded -> refunded.registrationId().toString();
            case PaymentDisputed disputed -> disputed.registrationId().toString();
            case RegistrationReleased released -> released.registrationId().toString();
            case TicketMailRequested mail -> mail.registrationId().toString();
        };
    }
}
