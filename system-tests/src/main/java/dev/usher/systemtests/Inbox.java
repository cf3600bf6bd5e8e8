package dev.usher.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/// The mails that came for somebody.
public final class Inbox {
    /// As long as a claim code, and nothing else in a mail is.
    private static final Pattern CLAIM_CODE = Pattern.compile("(?m)(?<![\\w-])[\\w-]{24}(?![\\w-])");

    private final Http http;
    private final Addresses addresses;
    private final String address;

    /// The inbox of an e-mail address.
    public Inbox(Http http, Addresses addresses, String address) {
        this.http = http;
        this.addresses = addresses;
        this.address = address;
    }

    /// Waits for the mail about an order.
    ///
    /// @throws StepFailed if none comes
    public TicketMail awaitMailAbout(String registrationId) {
        return Patience.until(
                "a mail about " + registrationId + " comes",
                () -> mailsAbout(registrationId).stream().findFirst());
    }

    /// The mails about an order, the newest first: their calendar entry names it.
    public List<TicketMail> mailsAbout(String registrationId) {
        String entry = "UID:" + UUID.fromString(registrationId.replace("REG#", "")) + "@order.usher";
        var mails = new ArrayList<TicketMail>();
        for (JsonNode mail : mails()) {
            Optional<byte[]> calendar = attachment(mail, "text/calendar");
            // Long lines of a calendar are folded.
            if (calendar.isPresent() && unfolded(calendar.get()).contains(entry)) {
                byte[] pdf = attachment(mail, "application/pdf")
                        .orElseThrow(() -> new StepFailed("the mail has no PDF: " + mail));
                mails.add(new TicketMail(
                        mail.get("subject").asText(), PaperTicket.picture(pdf), unfolded(calendar.get())));
            }
        }
        return mails;
    }

    /// Waits for the mail that offers a ticket.
    ///
    /// @return its claim code
    /// @throws StepFailed if none comes
    public String awaitClaimCode() {
        return Patience.until(
                "an offer to " + address + " comes",
                () -> StreamSupport.stream(mails().spliterator(), false)
                        .map(mail -> "/mailbox/messages/" + mail.get("id").asText())
                        .map(path -> http.get(addresses.mailbox().resolve(path), null)
                                .expect(200))
                        .map(mail -> CLAIM_CODE.matcher(mail.path("text").asText()))
                        .filter(Matcher::find)
                        .map(Matcher::group)
                        .findFirst());
    }

    /// The newest first.
    private JsonNode mails() {
        return http.get(addresses.mailbox().resolve("/mailbox/messages?to=" + Http.encoded(address)), null)
                .expect(200)
                .get("messages");
    }

    private Optional<byte[]> attachment(JsonNode mail, String type) {
        for (JsonNode attachment : mail.get("attachments")) {
            if (attachment.get("type").asText().equals(type)) {
                String path = attachment.get("path").asText();
                return Optional.of(http.download(addresses.mailbox().resolve(path), null));
            }
        }
        return Optional.empty();
    }

    private static String unfolded(byte[] calendar) {
        return new String(calendar, StandardCharsets.UTF_8).replace("\r\n ", "");
    }

    /// A mail with tickets.
    ///
    /// @param firstPage of its PDF
    /// @param calendar the event for a calendar program
    public record TicketMail(String subject, BufferedImage firstPage, String calendar) {}
}
