package dev.usher.localcloud.mailbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// Mails as JSON.
final class MailView {
    private MailView() {}

    /// For the list.
    static ObjectNode summary(ReceivedMail mail) {
        var view = JsonNodeFactory.instance.objectNode();
        view.put("id", mail.id());
        view.put("receivedAt", mail.receivedAt().toString());
        view.put("sender", mail.sender());
        view.put("recipient", mail.recipient());
        view.put("from", mail.from());
        view.put("to", mail.to());
        view.put("subject", mail.subject());
        var attachments = view.putArray("attachments");
        for (int i = 0; i < mail.attachments().size(); i++) {
            var attachment = mail.attachments().get(i);
            attachments
                    .addObject()
                    .put("name", attachment.name())
                    .put("type", attachment.type())
                    .put("bytes", attachment.content().length)
                    .put("path", path(mail) + "/attachments/" + i);
        }
        return view;
    }

    /// With what it says.
    static ObjectNode whole(ReceivedMail mail) {
        var view = summary(mail);
        view.put("text", mail.text());
        view.put("html", mail.html() == null ? null : path(mail) + "/html");
        view.put("source", path(mail) + "/source");
        return view;
    }

    private static String path(ReceivedMail mail) {
        return "/mailbox/messages/" + mail.id();
    }
}
