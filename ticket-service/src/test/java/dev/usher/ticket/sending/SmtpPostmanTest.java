package dev.usher.ticket.sending;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.localcloud.process.Ports;
import dev.usher.ticket.mail.SampleMails;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpPostmanTest extends PostmanContract {
    private final Mailbox mailbox = Mailbox.open();
    private final SilentServer silent = new SilentServer(".");
    private int port = mailbox.port();

    @Override
    void provider(Acts how) {
        port = mailbox.port();
        mailbox.takeEverything();
        switch (how) {
            case ACCEPTS -> {}
            case IS_NOT_THERE -> port = Ports.free();
            case READS_AND_IS_GONE -> port = silent.port();
            case IS_SENT_TO_TOO_FAST -> mailbox.refuseMails(454, "Throttling failure: Maximum sending rate exceeded.");
            case HAS_TAKEN_ENOUGH_FOR_TODAY ->
                mailbox.refuseMails(454, "Throttling failure: Daily message quota exceeded.");
            case REFUSES_US -> mailbox.refuseRecipients(421, "4.3.2 shutting down");
            case REFUSES_THIS_MAIL -> mailbox.refuseRecipients(550, "5.1.1 <ada@example.org>: no such user");
        }
    }

    @Override
    Handover hand() {
        return hand(port);
    }

    @Override
    List<MimeMessage> accepted() {
        return mailbox.messages();
    }

    @Override
    @AfterEach
    void close() throws IOException {
        mailbox.close();
        silent.close();
    }

    @Test
    void aReasonNamesTheCodesOnly() {
        mailbox.refuseRecipients(550, "5.1.1 <ada@example.org>: no such user");

        assertThat(hand()).isEqualTo(new Handover.Refused("the server answered 550 5.1.1 to the recipient"));
    }

    @Test
    void aFullMailboxMayBeEmptyLater() {
        mailbox.refuseRecipients(452, "4.2.2 <ada@example.org>: mailbox full");

        assertThat(hand()).isEqualTo(new Handover.NotAccepted("the server answered 452 4.2.2 to the recipient"));
    }

    @ParameterizedTest
    @ValueSource(ints = {451, 554})
    void aMailThatTheServerReadAndDidNotTakeDidNotLeave(int code) {
        mailbox.refuseMails(code, "no");

        assertThat(hand()).isEqualTo(new Handover.NotAccepted("the server answered " + code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"EHLO", "MAIL", "RCPT", "DATA"})
    void aServerThatIsGoneBeforeTheMailHasNoMail(String step) throws IOException {
        try (var server = new SilentServer(step)) {
            assertThat(hand(server.port())).isInstanceOf(Handover.ServerAway.class);
            assertThat(server.mails()).isZero();
        }
    }

    @Test
    void aServerThatIsGoneAfterItReadTheMailHasReadAllOfIt() {
        hand(silent.port());

        assertThat(silent.mails()).isEqualTo(1);
    }

    private static Handover hand(int port) {
        var config = SampleMails.config(port);
        return new SmtpPostman(new MailSessions(config)).hand(SampleMails.message(config));
    }
}
