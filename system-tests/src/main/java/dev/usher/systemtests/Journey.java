package dev.usher.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import dev.usher.systemtests.Http.Answer;
import dev.usher.systemtests.Inbox.TicketMail;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/// The main job, from sign-in to the door and what must be refused on the way. A step that fails
/// throws.
public final class Journey {
    /// The event that a freshly started stack has, today.
    public static final String EVENT_ID = "EVENT#5c0a1f7e-1111-4d6b-8f00-0000000000a1";

    private static final String EMPTY_CARD = "4000000000009995";
    private static final int SEATS = 2;

    private final Http http = new Http();
    private final Addresses addresses;
    private final Steps steps;
    private final String eventId;

    /// A journey through a freshly started stack, to the event that it has.
    public Journey(Addresses addresses, Steps steps) {
        this(addresses, steps, EVENT_ID);
    }

    /// A journey to an event that admits now and has a ticket type `general`.
    Journey(Addresses addresses, Steps steps, String eventId) {
        this.addresses = addresses;
        this.steps = steps;
        this.eventId = eventId;
    }

    /// Walks the whole way.
    ///
    /// @return what was bought
    /// @throws StepFailed at the first step that fails
    public Purchase walk() {
        Buyer ada = steps.take("Ada signs in", () -> Buyer.signIn(http, addresses, "ada"));
        lookAtEvent();
        JsonNode registration = steps.take(
                "Ada registers for 2 seats",
                () -> ada.register(eventId, SEATS),
                it -> it.get("registrationId").asText() + " is "
                        + it.get("status").asText());
        String registrationId = registration.get("registrationId").asText();
        JsonNode intent = steps.take(
                "asks for the PaymentIntent",
                () -> ada.createIntent(registration),
                it -> it.get("paymentIntentId").asText());
        Iterator<String> updates = steps.take("follows the registration", () -> following(ada, registrationId));
        steps.take(
                "pays with 4242 4242 4242 4242",
                () -> ada.pay(intent).expect(200),
                it -> "Stripe says " + it.get("status").asText());
        steps.take(
                "the signed webhook confirms the registration",
                () -> ada.awaitConfirmed(registrationId),
                it -> it.get("status").asText());
        steps.take(
                "the updates show the tickets, and end", () -> untilItsTickets(updates), count -> count + " updates");
        List<JsonNode> tickets = steps.take(
                "the tickets are issued",
                () -> ada.awaitTickets(registrationId, SEATS),
                all -> all.size() + " tickets, " + all.getFirst().get("status").asText());
        List<byte[]> pdfs = steps.take(
                "Ada downloads them through pre-signed URLs",
                () -> pdfs(ada, tickets),
                all -> all.stream().mapToInt(pdf -> pdf.length).sum() / 1024 + " KB");
        List<BufferedImage> pictures = pdfs.stream().map(PaperTicket::picture).toList();
        String code = steps.take(
                "the QR code is read from the rendered page",
                () -> PaperTicket.readCode(pictures.getFirst()),
                text -> "… " + text.substring(text.length() - 8));
        mail(registrationId, code);
        steps.take(
                "the pass for Apple Wallet holds the same code",
                () -> sameCodeInWallet(ada, tickets.getFirst().get("ticketId").asText(), code),
                pass -> pass.length / 1024 + " KB");
        new DoorSteps(http, addresses, steps, eventId).take(code);
        othersTicket(tickets.getFirst().get("ticketId").asText());
        declinedCard(ada);
        return new Purchase(registrationId, tickets, pdfs, pictures, code);
    }

    /// The first update comes before anything has happened: nobody on the way waits for the end of the
    /// stream.
    private static Iterator<String> following(Buyer buyer, String registrationId) {
        Iterator<String> updates = buyer.follow(registrationId).iterator();
        StepFailed.unless(updates.next().contains("\"status\":\"pending\""), "the first update is not of a held seat");
        return updates;
    }

    private static int untilItsTickets(Iterator<String> updates) {
        int count = 0;
        String last = "";
        for (; updates.hasNext(); count++) {
            last = updates.next();
        }
        StepFailed.unless(last.contains("\"ticketId\""), "the last update has no tickets: " + last);
        return count;
    }

    private void mail(String registrationId, String code) {
        var inbox = new Inbox(http, addresses, "ada@example.org");
        steps.take(
                "the mail has the tickets and a calendar entry",
                () -> {
                    TicketMail mail = inbox.awaitMailAbout(registrationId);
                    StepFailed.unless(
                            PaperTicket.readCode(mail.firstPage()).equals(code), "the mailed ticket has another code");
                    StepFailed.unless(mail.calendar().contains("BEGIN:VEVENT"), "the calendar entry has no event");
                    return mail;
                },
                TicketMail::subject);
        steps.take("it came once", () -> inbox.mailsAbout(registrationId).size(), count -> {
            StepFailed.unless(count == 1, count + " mails about one order");
            return "1 mail";
        });
    }

    private static byte[] sameCodeInWallet(Buyer buyer, String ticketId, String code) {
        byte[] pass = buyer.downloadPass(ticketId);
        StepFailed.unless(WalletPass.facts(pass).contains("\"" + code + "\""), "the pass has another code");
        return pass;
    }

    private void lookAtEvent() {
        steps.take(
                "sees the event",
                () -> http.get(addresses.edge().resolve("/events/" + Http.encoded(eventId)), null)
                        .expect(200),
                event -> event.get("name").asText() + ", "
                        + event.get("seatsLeft").asInt() + " seats left");
    }

    private static List<byte[]> pdfs(Buyer buyer, List<JsonNode> tickets) {
        var pdfs = new ArrayList<byte[]>();
        for (JsonNode ticket : tickets) {
            byte[] pdf = buyer.downloadPdf(ticket.get("ticketId").asText());
            StepFailed.unless(pdf.length > 4 && pdf[0] == '%' && pdf[1] == 'P', "the download is not a PDF");
            pdfs.add(pdf);
        }
        return pdfs;
    }

    private void othersTicket(String ticketId) {
        steps.take(
                "Ben asks for Ada's ticket and gets 404",
                () -> {
                    Buyer ben = Buyer.signIn(http, addresses, "ben");
                    Answer answer = ben.get("/tickets/" + Http.encoded(ticketId) + "/download");
                    answer.expect(404);
                    return answer;
                },
                Answer::problem);
    }

    private void declinedCard(Buyer ada) {
        JsonNode registration = ada.register(eventId, 1);
        String registrationId = registration.get("registrationId").asText();
        JsonNode intent = ada.createIntent(registration);
        steps.take(
                "a card without money (… 9995) is declined",
                () -> ada.pay(intent, EMPTY_CARD).expect(402),
                declined -> declined.at("/error/decline_code").asText());
        steps.take(
                "its registration stays payable",
                () -> Patience.until(
                        "the decline is noted",
                        () -> Optional.of(ada.registration(registrationId))
                                .filter(it ->
                                        it.at("/payment/failureCode").asText().equals("insufficient_funds"))),
                it -> it.get("status").asText() + ", payment "
                        + it.at("/payment/status").asText());
        steps.take("with another card it is paid", () -> {
            JsonNode again = ada.createIntent(registration);
            StepFailed.unless(again.equals(intent), "a second PaymentIntent was made");
            ada.pay(again).expect(200);
            ada.awaitConfirmed(registrationId);
            return ada.awaitTickets(registrationId, 1);
        });
    }

    /// What was bought.
    ///
    /// @param pictures the rendered first pages
    /// @param code read from the first page
    public record Purchase(
            String registrationId,
            List<JsonNode> tickets,
            List<byte[]> pdfs,
            List<BufferedImage> pictures,
            String code) {}
}
