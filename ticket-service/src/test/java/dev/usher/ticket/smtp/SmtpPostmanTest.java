package dev.usher.ticket.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.localcloud.process.Ports;
import dev.usher.ticket.mail.SampleMails;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpPostmanTest {
    private final Mailbox mailbox = Mailbox.open();

    @AfterEach
    void close() {
        mailbox.close();
    }

    @Test
    void whatTheServerTakesIsInTheMailbox() {
        assertThat(hand(mailbox.port())).isEqualTo(new Handover.Accepted());
        assertThat(mailbox.messages()).hasSize(1);
    }

    @Test
    void withoutAServerNothingLeft() {
        assertThat(hand(Ports.free()))
                .isEqualTo(new Handover.ServerAway(
                        "the server could not be reached, or broke off (MailConnectException)"));
    }

    @Test
    void aRecipientThatDoesNotExistIsRefusedForGoodWithoutNamingHim() {
        mailbox.refuseRecipients(550, "5.1.1 <ada@example.org>: no such user");

        assertThat(hand(mailbox.port()))
                .isEqualTo(new Handover.Refused("the server answered 550 5.1.1 to the recipient"));
    }

    @Test
    void aFullMailboxMayBeEmptyLater() {
        mailbox.refuseRecipients(452, "4.2.2 <ada@example.org>: mailbox full");

        assertThat(hand(mailbox.port()))
                .isEqualTo(new Handover.NotAccepted("the server answered 452 4.2.2 to the recipient"));
    }

    @Test
    void aServerThatClosesForEverybodyIsAway() {
        mailbox.refuseRecipients(421, "4.3.2 shutting down");

        assertThat(hand(mailbox.port())).isInstanceOf(Handover.ServerAway.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {451, 554})
    void aMailThatTheServerReadAndDidNotTakeDidNotLeave(int code) {
        mailbox.refuseMails(code, "no");

        assertThat(hand(mailbox.port())).isEqualTo(new Handover.NotAccepted("the server answered " + code));
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
    void aServerThatIsGoneAfterItReadTheMailMayHaveIt() throws IOException {
        try (var server = new SilentServer(".")) {
            assertThat(hand(server.port())).isInstanceOf(Handover.Unknown.class);
            assertThat(server.mails()).isEqualTo(1);
        }
    }

    private static Handover hand(int port) {
        var config = SampleMails.config(port);
        return new SmtpPostman(new MailSessions(config)).hand(SampleMails.message(config));
    }
}
