package dev.usher.ticket.sending;

/// The tag by which a report of Amazon SES names the mail that it is about. A mail's id consists of ids of ours, so it
/// says nothing about a person to anybody else.
public final class MailTag {
    /// The tag's name.
    public static final String NAME = "mail";

    private MailTag() {}

    /// A mail's id as the value of a tag, which holds letters, digits, `_` and `-`. No id of ours has a `_`.
    static String value(String mailId) {
        return mailId.replace('#', '_');
    }

    /// The mail's id that a tag holds. Anybody may have written the tag.
    public static String mailId(String value) {
        return value.replace('_', '#');
    }
}
