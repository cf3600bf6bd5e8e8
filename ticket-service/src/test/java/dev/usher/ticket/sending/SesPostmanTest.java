package dev.usher.ticket.sending;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.localcloud.process.Ports;
import dev.usher.ticket.mail.SampleMails;
import dev.usher.ticket.sending.SesServer.Answer;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;

class SesPostmanTest extends PostmanContract {
    static final AwsCredentialsProvider CREDENTIALS =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"));

    private final SesServer ses = new SesServer();
    private final SdkHttpClient http = Apache5HttpClient.create();
    private URI address = ses.address();

    @Override
    void provider(Acts how) {
        address = ses.address();
        switch (how) {
            case ACCEPTS -> ses.answers(Answer.ACCEPTED);
            case IS_NOT_THERE -> address = URI.create("http://127.0.0.1:" + Ports.free());
            case READS_AND_IS_GONE -> ses.answers(Answer.NONE);
            case IS_SENT_TO_TOO_FAST -> ses.answers(new Answer(400, "Throttling", "Maximum sending rate exceeded."));
            case HAS_TAKEN_ENOUGH_FOR_TODAY ->
                ses.answers(new Answer(400, "Throttling", "Daily message quota exceeded."));
            case REFUSES_US ->
                ses.answers(new Answer(400, "AccountSendingPausedException", "Sending paused for this account."));
            case REFUSES_THIS_MAIL ->
                ses.answers(new Answer(400, "InvalidParameterValue", "Illegal address ada@example.org"));
        }
    }

    @Override
    Handover hand() {
        return hand(CREDENTIALS, http);
    }

    @Override
    List<MimeMessage> accepted() {
        return ses.calls().stream()
                .map(call -> Base64.getDecoder().decode(call.get("RawMessage.Data")))
                .map(Mailbox::parse)
                .toList();
    }

    @Override
    @AfterEach
    void close() {
        ses.close();
        http.close();
    }

    @Test
    void theCallNamesBareAddressesAndTheMail() {
        hand();

        assertThat(ses.calls())
                .singleElement()
                .satisfies(call -> assertThat(call)
                        .containsEntry("Action", "SendRawEmail")
                        .containsEntry("Source", "tickets@usher.example")
                        .containsEntry("Destinations.member.1", "ada@example.org")
                        .doesNotContainKey("Destinations.member.2")
                        .containsEntry("ConfigurationSetName", "mail-of-tests")
                        .containsEntry("Tags.member.1.Name", "mail")
                        .containsEntry("Tags.member.1.Value", "REG_" + SampleMails.ORDER + "_issued"));
    }

    /// The first call may have been accepted.
    @Test
    void aCallThatFailsIsNotRepeated() {
        ses.answers(new Answer(503, "ServiceUnavailable", ""));
        hand();
        ses.answers(Answer.NONE);
        hand();

        assertThat(ses.connections()).hasSize(2).containsOnly("close");
    }

    @Test
    void withoutCredentialsNothingLeft() {
        AwsCredentialsProvider nobody = () -> {
            throw SdkClientException.create("no credentials");
        };

        assertThat(hand(nobody, http))
                .isEqualTo(new Handover.ServerAway("SES could not be called, or broke off (SdkClientException)"));
        assertThat(ses.connections()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, true", "0, false"})
    void aConnectionThatBreaksBeforeTheLastByteHasNoMail(int missing, boolean isAway) {
        assertThat(hand(CREDENTIALS, new Breaking(missing)))
                .isInstanceOf(isAway ? Handover.ServerAway.class : Handover.Unknown.class);
    }

    private Handover hand(AwsCredentialsProvider credentials, SdkHttpClient client) {
        var config = SampleMails.configOfSes(address);
        return new SesPostman(() -> Region.US_EAST_1, credentials, client, config).hand(SampleMails.message(config));
    }

    /// A connection that breaks when all but some bytes of the request are written.
    private record Breaking(int missing) implements SdkHttpClient {
        @Override
        public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
            return new ExecutableHttpRequest() {
                @Override
                public HttpExecuteResponse call() throws IOException {
                    int length = Integer.parseInt(request.httpRequest()
                            .firstMatchingHeader("Content-Length")
                            .orElseThrow());
                    try (var content =
                            request.contentStreamProvider().orElseThrow().newStream()) {
                        content.readNBytes(length - missing);
                    }
                    throw new IOException("broken pipe");
                }

                @Override
                public void abort() {}
            };
        }

        @Override
        public void close() {}
    }
}
