package dev.usher.ticket.smtp;

/// How handing a mail to the SMTP server ended. Reasons hold no personal data: servers like to repeat the
/// recipient's address, so only their codes are taken.
sealed interface Handover {
    /// The server has it and is answerable for it.
    record Accepted() implements Handover {}

    /// The server surely does not have it; it may be tried again. Other mails may fare better.
    record NotAccepted(String reason) implements Handover {}

    /// The server surely does not have it, and would take no other mail either: it cannot be reached, or
    /// does not take us or our sender.
    record ServerAway(String reason) implements Handover {}

    /// The server surely does not have it and never takes it for this recipient.
    record Refused(String reason) implements Handover {}

    /// All of it was sent, and no answer came: the server may have it.
    record Unknown(String reason) implements Handover {}
}
