package dev.usher.ticket.sending;

/// How handing a mail to the provider, an SMTP server or SES, ended. Reasons contain no personal data: servers
/// tend to repeat the recipient's address, so only their codes are kept.
public sealed interface Handover {
    /// The server has accepted it and is responsible for it.
    record Accepted() implements Handover {}

    /// The server certainly does not have it; a retry is safe. Other mails may succeed.
    record NotAccepted(String reason) implements Handover {}

    /// The server certainly does not have it, and would not accept any other mail either: it cannot be
    /// reached, or refuses us or our sender.
    record ServerAway(String reason) implements Handover {}

    /// The server certainly does not have it, because it has taken enough from us for now; it will take it later.
    record Throttled(String reason) implements Handover {}

    /// The server certainly does not have it and will never accept it for this recipient.
    record Refused(String reason) implements Handover {}

    /// All of it was sent, but no answer came: the server may have it.
    record Unknown(String reason) implements Handover {}
}
