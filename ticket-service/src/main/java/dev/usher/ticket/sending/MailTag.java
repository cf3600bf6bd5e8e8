package dev.usher.ticket.sending;

/// The tag by which a report of Amazon SES names the mail that it is about. Outside of
/// Usher, a mail's id says nothing about a person.
public final class MailTag {
    /// The tag's name.
    public static final String NAME = "mail";

    private MailTag() {}

    /// A mail's id as the value of a tag. A tag allows letters, digits, `_` and `-`, so `_` takes the place of `#`;
    /// ids themselves contain no `_`.
    static String value(String mailId) {
        return mailId.replace('#', '_');
    }

    /// The mail's id that a tag holds. Anybody may have written the tag.
    public static String mailId(String value) {
        return value.replace('_', '#');
    }
}
