package dev.usher.ticket.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.message.Attendee;
import dev.usher.contracts.message.EventFacts;
import dev.usher.contracts.message.TicketMailRequested.Cause;
import dev.usher.contracts.testing.SampleMessages;
import dev.usher.ticket.sending.MailConfig;
import dev.usher.ticket.sending.Mailbox;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.component.VEvent;
import org.apache.pdfbox.Loader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailComposerTest {
    private static final MailConfig CONFIG = SampleMails.config(25);
    private static final Path TO_LOOK_AT = Path.of("target/mails");

    @Test
    void itHoldsTextPageTicketsAndCalendarEntry() throws Exception {
        MimeMessage mail = sent(SampleMails.issued(2));

        Multipart parts = (Multipart) mail.getContent();
        Multipart body = (Multipart) parts.getBodyPart(0).getContent();
        assertThat(mail.getSubject()).isEqualTo("Your tickets for " + SampleMessages.EVENT.name());
        assertThat(MimeUtility.unfold(mail.getHeader("To", ","))).isEqualTo("Ada Lovelace <ada@example.org>");
        assertThat(MimeUtility.unfold(mail.getHeader("From", ","))).isEqualTo("Usher <tickets@usher.example>");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(body.getBodyPart(0).getContentType()).isEqualTo("text/plain; charset=UTF-8");
        assertThat(body.getBodyPart(1).getContentType()).isEqualTo("text/html; charset=UTF-8");
        assertThat(text(body.getBodyPart(0)))
                .contains("Hello Ada Lovelace,", "Ticket 2 of 2 · Balcony", "Order: 2B1F-0C52")
                .contains("http://localhost:8080/#/orders");
        assertThat(text(body.getBodyPart(1))).contains("href=\"http://localhost:8080/#/orders\"");
        assertThat(parts.getBodyPart(1).getContentType()).startsWith("application/pdf");
        assertThat(parts.getBodyPart(1).getDisposition()).isEqualTo(Part.ATTACHMENT);
        try (var pdf = Loader.loadPDF(bytes(parts.getBodyPart(1)))) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(2);
        }
        assertThat(parts.getBodyPart(2).getContentType()).startsWith("text/calendar");
    }

    @Test
    void theCalendarEntryCanReplaceAnEarlierOne() throws Exception {
        var event = SampleMessages.EVENT;

        VEvent entry = calendarEntry(SampleMails.issued(2));

        assertThat(entry.getRequiredProperty("UID").getValue()).isEqualTo(SampleMails.ORDER + "@order.usher");
        assertThat(entry.getRequiredProperty("SEQUENCE").getValue()).isEqualTo(Integer.toString(event.revision()));
        assertThat(entry.getRequiredProperty("DTSTART").getValue())
                .isEqualTo(event.startsAt().toString().replaceAll("[-:]", ""));
        assertThat(entry.getRequiredProperty("DTEND").getValue())
                .isEqualTo(event.endsAt().toString().replaceAll("[-:]", ""));
        assertThat(entry.getRequiredProperty("SUMMARY").getValue()).isEqualTo(event.name());
        assertThat(entry.getRequiredProperty("LOCATION").getValue()).startsWith(event.venueName());
        assertThat(entry.getRequiredProperty("ORGANIZER").getValue()).isEqualTo("mailto:tickets@usher.example");
    }

    @Test
    void theSameMailHasTheSameMessageId() throws Exception {
        assertThat(sent(SampleMails.issued(1)).getMessageID())
                .isEqualTo(sent(SampleMails.issued(1)).getMessageID())
                .endsWith("@usher.example>")
                .isNotEqualTo(sent(mail(Cause.RESENT, SampleMails.ADA, "en", 1)).getMessageID());
    }

    @Test
    void anOfferHoldsTheCodeAndNoTicket() throws Exception {
        MimeMessage mail = sent(mail(Cause.TRANSFER_OFFERED, SampleMails.ADA, "en", 1));

        Multipart body = (Multipart) mail.getContent();
        assertThat(mail.getSubject()).isEqualTo("You have been offered a ticket for " + SampleMessages.EVENT.name());
        assertThat(body.getCount()).isEqualTo(2);
        assertThat(text(body.getBodyPart(0))).contains("Code: KQ7M-9XTR-2WPA").contains("Valid until");
        assertThat(text(body.getBodyPart(1)))
                .contains("KQ7M-9XTR-2WPA")
                .contains("href=\"http://localhost:8080/#/claim/KQ7M-9XTR-2WPA\"");
    }

    @Test
    void linesOfTheCalendarEntryAreFoldedBetweenCharacters() throws Exception {
        String name = "🎉".repeat(40) + " Nacht der Türen";
        var mail =
                SampleMails.of(Cause.ISSUED, renamed(name, SampleMessages.EVENT), SampleMails.ADA, Locale.GERMANY, 1);

        byte[] entry = CalendarEntry.of(mail, CONFIG.sender(), CONFIG.storefrontUrl());

        String text = new String(entry, StandardCharsets.UTF_8);
        assertThat(text.split("\r\n", -1))
                .allSatisfy(line ->
                        assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(75));
        assertThat(text.replace("\r\n ", "")).contains("SUMMARY:" + name + "\r\n");
    }

    @Test
    void withoutATicketInThePdfNothingIsSent() {
        assertThat(compose(2, new byte[0])).isEqualTo(new Composed.NotFit("the PDF is empty"));
        assertThat(compose(2, "<html>".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new Composed.NotFit("the PDF is none"));
        assertThat(compose(2, "%PDF-1.7 and no more".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new Composed.NotFit("the PDF cannot be read"));
        assertThat(compose(2, SampleMails.pdf(1).bytes()))
                .isEqualTo(new Composed.NotFit("the PDF has 1 pages for 2 tickets"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ada\r\nBcc: everybody@example.org",
                "Ada\nSubject: other\n\n<html>",
                "\"Ada\" <eve@example.org>, Eve",
                "<script>alert(1)</script>",
                "Ada\u2028Lovelace\u0000",
                "{{why}} {0} $1 \\"
            })
    void aNameCannotBecomeAnythingElse(String name) throws Exception {
        var event = renamed("Night\r\nX-Evil: 1 <img src=x onerror=alert(1)> {{lead}}", SampleMessages.EVENT);

        MimeMessage mail =
                sent(SampleMails.of(Cause.ISSUED, event, new Attendee(name, "ada@example.org"), Locale.UK, 1));

        assertThat(mail.getAllRecipients()).singleElement().asString().endsWith("<ada@example.org>");
        assertThat(mail.getHeader("X-Evil")).isNull();
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getHeader("Subject")).hasSize(1);
        Multipart body =
                (Multipart) ((Multipart) mail.getContent()).getBodyPart(0).getContent();
        assertThat(text(body.getBodyPart(1))).doesNotContain("<script", "<img").contains("{{lead}}");
        assertThat(calendarEntry(SampleMails.of(Cause.ISSUED, event, SampleMails.ADA, Locale.UK, 1))
                        .getRequiredProperty("SUMMARY")
                        .getValue())
                .startsWith("Night X-Evil: 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada",
                "ada@example.org, eve@example.org",
                "ada@example.org\r\nBcc: eve@example.org",
                "Ada <ada@example.org>",
                "@example.org",
                "ada@" + "x.",
                "group:ada@example.org;"
            })
    void whatIsNoAddressIsRefusedWithoutRepeatingIt(String address) {
        var mail = SampleMails.of(Cause.ISSUED, SampleMessages.EVENT, new Attendee("Ada", address), Locale.UK, 1);

        assertThat(SampleMails.composer(CONFIG).compose(mail, SampleMails.pdf(1)))
                .isEqualTo(new Composed.NotFit("the recipient's address is invalid"));
    }

    @Test
    void aDomainOfOtherLettersIsWrittenAsServersKnowIt() throws Exception {
        var mail = sent(SampleMails.of(
                Cause.ISSUED, SampleMessages.EVENT, new Attendee("Jürgen", "j@bücher.example"), Locale.GERMANY, 1));

        assertThat(mail.getAllRecipients()).singleElement().asString().endsWith("<j@xn--bcher-kva.example>");
    }

    @Test
    void namesOfOtherScriptsAreAttachedAsTheyAre() throws Exception {
        var event = renamed("夏の夜 / ليلة «Öffnung»: 50%", SampleMessages.EVENT);

        MimeMessage mail =
                sent(SampleMails.of(Cause.ISSUED, event, new Attendee("山田 花子", "h@example.org"), Locale.JAPAN, 1));

        var pdf = ((Multipart) mail.getContent()).getBodyPart(1);
        assertThat(pdf.getFileName()).isEqualTo("夏の夜 ليلة «Öffnung» 50.pdf");
        assertThat(pdf.getHeader("Content-Disposition")[0])
                .contains("filename*")
                .isASCII();
        assertThat(mail.getSubject()).startsWith("夏の夜");
        assertThat(mail.getHeader("Subject")[0]).isASCII();
    }

    @Test
    void arabicReadsFromTheRight() throws Exception {
        MimeMessage mail = sent(mail(Cause.ISSUED, new Attendee("ليلى حداد", "l@example.org"), "ar", 1));

        Multipart body =
                (Multipart) ((Multipart) mail.getContent()).getBodyPart(0).getContent();
        assertThat(text(body.getBodyPart(1)))
                .contains("<html lang=\"ar\" dir=\"rtl\">")
                .contains("مرحبًا ليلى حداد،");
    }

    /// Nothing is asserted: the pages are to be looked at.
    @ParameterizedTest
    @ValueSource(strings = {"en-GB", "de", "fr", "es", "ja", "ar"})
    void pagesToLookAt(String tag) throws Exception {
        Files.createDirectories(TO_LOOK_AT);
        for (var cause : List.of(Cause.ISSUED, Cause.TRANSFER_OFFERED)) {
            var mail = mail(cause, SampleMails.ADA, tag, 3);
            var texts = MailTexts.in(mail.language());
            var body = MailBody.of(mail, texts, CONFIG.storefrontUrl());
            Files.writeString(
                    TO_LOOK_AT.resolve(cause.wireName() + "-" + tag + ".html"), MailPage.of(body, mail.event(), texts));
        }
    }

    private static TicketMail mail(Cause cause, Attendee recipient, String language, int tickets) {
        return SampleMails.of(cause, SampleMessages.EVENT, recipient, Locale.forLanguageTag(language), tickets);
    }

    private static EventFacts renamed(String name, EventFacts event) {
        return new EventFacts(
                event.eventId(),
                event.revision(),
                name,
                event.venueName(),
                event.venueAddress(),
                event.startsAt(),
                event.endsAt(),
                event.doorsOpenAt(),
                event.admitsFrom(),
                event.admitsUntil(),
                event.zone(),
                event.language(),
                event.organizerName(),
                event.accentColor(),
                event.logo());
    }

    private static Composed compose(int tickets, byte[] pdf) {
        return SampleMails.composer(CONFIG).compose(SampleMails.issued(tickets), new TicketPdf(pdf));
    }

    /// As it arrives: written and read again.
    private static MimeMessage sent(TicketMail mail) throws Exception {
        var bytes = new ByteArrayOutputStream();
        SampleMails.message(CONFIG, mail).writeTo(bytes);
        return Mailbox.parse(bytes.toByteArray());
    }

    private static VEvent calendarEntry(TicketMail mail) throws Exception {
        Multipart parts = (Multipart) sent(mail).getContent();
        Calendar calendar = new CalendarBuilder().build(new ByteArrayInputStream(bytes(parts.getBodyPart(2))));
        return (VEvent) calendar.getComponents(Component.VEVENT).getFirst();
    }

    private static String text(Part part) throws Exception {
        return (String) part.getContent();
    }

    private static byte[] bytes(Part part) throws IOException, jakarta.mail.MessagingException {
        return part.getInputStream().readAllBytes();
    }
}
