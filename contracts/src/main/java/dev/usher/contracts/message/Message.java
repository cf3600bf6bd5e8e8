package dev.usher.contracts.message;

/// A fact that one service publishes and others react to. Its name on the wire is a [MessageType].
///
/// Delivered at least once, in no particular order. A field may be added to a version; a changed meaning is
/// a new version.
public sealed interface Message
        permits AdmissionConflict,
                DoorChanged,
                EventChanged,
                PaymentSucceeded,
                PaymentRefunded,
                PaymentDisputed,
                RegistrationReleased,
                TicketIssued,
                TicketChange,
                TicketUsed,
                TicketMailRequested {
    /// What the message is about, for people who read queues: the id of the registration, event or
    /// ticket.
    String subject();

    /// What identifies this fact among all others of its type: the subject alone, if it happens to it only
    /// once.
    default String factId() {
        return subject();
    }

    /// Whose messages SQS should treat alike: those of the event or, if the message does not know it, those about
    /// the same subject. A standard queue whose messages have a group is fair: while one group has a backlog,
    /// messages of the others go first (SQS Developer Guide, "Amazon SQS fair queues"). So the on-sale of one event
    /// does not delay the tickets of another. Groups do not order messages.
    default String group() {
        return subject();
    }
}
