package dev.usher.ticket.sending;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.ticket.mail.SampleMails;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What sending once and waiting patiently rely on, whichever way mails leave.
abstract class PostmanContract {
    /// Makes the provider act so from now on.
    abstract void provider(Acts how) throws IOException;

    /// Hands over the mail with one ticket that was issued.
    abstract Handover hand();

    /// The mails that the provider accepted.
    abstract List<MimeMessage> accepted();

    @AfterEach
    abstract void close() throws IOException;

    @Test
    void aMailThatIsAcceptedArrivesAsItWasWritten() throws MessagingException, IOException {
        provider(Acts.ACCEPTS);

        assertThat(hand()).isEqualTo(new Handover.Accepted());
        assertThat(accepted()).hasSize(1);
        var arrived = accepted().getFirst();
        var written = SampleMails.message(SampleMails.config(25));
        assertThat(arrived.getMessageID()).isEqualTo(written.getMessageID());
        assertThat(arrived.getSubject()).isEqualTo(written.getSubject());
        assertThat(arrived.getAllRecipients()).containsExactly(written.getAllRecipients());
        assertThat(arrived.getSize()).isPositive();
    }

    @Test
    void withoutAProviderNothingLeft() throws IOException {
        provider(Acts.IS_NOT_THERE);

        assertThat(hand()).isInstanceOf(Handover.ServerAway.class);
    }

    @Test
    void aProviderThatIsGoneAfterItReadTheMailMayHaveIt() throws IOException {
        provider(Acts.READS_AND_IS_GONE);

        assertThat(hand()).isInstanceOf(Handover.Unknown.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"IS_SENT_TO_TOO_FAST", "HAS_TAKEN_ENOUGH_FOR_TODAY"})
    void aProviderThatTakesNoMoreForNowIsWaitedFor(Acts how) throws IOException {
        provider(how);

        assertThat(hand()).isInstanceOf(Handover.Throttled.class);
        assertThat(accepted()).isEmpty();
    }

    @Test
    void aProviderThatRefusesUsWouldRefuseEveryOtherMail() throws IOException {
        provider(Acts.REFUSES_US);

        assertThat(hand()).isInstanceOf(Handover.ServerAway.class);
    }

    @Test
    void aMailThatIsRefusedForGoodIsNotTriedAgain() throws IOException {
        provider(Acts.REFUSES_THIS_MAIL);

        assertThat(hand()).isInstanceOf(Handover.Refused.class);
    }

    @ParameterizedTest
    @EnumSource
    void noOutcomeNamesTheRecipient(Acts how) throws IOException {
        provider(how);

        assertThat(hand().toString()).doesNotContain("ada", "example.org");
    }

    @Test
    void whatWasRefusedOnceIsAcceptedLater() throws IOException {
        provider(Acts.IS_SENT_TO_TOO_FAST);
        hand();
        provider(Acts.ACCEPTS);

        assertThat(hand()).isEqualTo(new Handover.Accepted());
        assertThat(accepted()).hasSize(1);
    }

    /// How a provider acts.
    enum Acts {
        ACCEPTS,
        IS_NOT_THERE,
        READS_AND_IS_GONE,
        IS_SENT_TO_TOO_FAST,
        HAS_TAKEN_ENOUGH_FOR_TODAY,
        REFUSES_US,
        REFUSES_THIS_MAIL
    }
}
