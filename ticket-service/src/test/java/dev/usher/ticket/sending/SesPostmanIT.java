package dev.usher.ticket.sending;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.localcloud.testing.OnLocalStack;
import dev.usher.ticket.mail.SampleMails;
import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import io.micronaut.serde.annotation.Serdeable;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;

/// The call as an implementation of SES by others reads it.
@OnLocalStack
class SesPostmanIT {
    private final URI localStack;

    SesPostmanIT(CloudUnderTest cloud) {
        // It has one address for everything.
        this.localStack = cloud.endpoints().sns();
    }

    @Test
    void aMailFromAVerifiedAddressIsAcceptedAsItIsAndNoOther() throws Exception {
        var config = SampleMails.configOfSes(localStack, "tickets-" + UUID.randomUUID() + "@usher.example");
        var message = SampleMails.message(config);
        try (SdkHttpClient http = Apache5HttpClient.create()) {
            var postman = new SesPostman(() -> Region.US_EAST_1, SesPostmanTest.CREDENTIALS, http, config);

            assertThat(postman.hand(message)).isInstanceOf(Handover.Refused.class);
            assertThat(sent(config)).isEmpty();

            verify(config, http);

            assertThat(postman.hand(message)).isEqualTo(new Handover.Accepted());
            var written = new ByteArrayOutputStream();
            message.writeTo(written);
            assertThat(sent(config)).containsExactly(written.toString(StandardCharsets.US_ASCII));
        }
    }

    private void verify(MailConfig config, SdkHttpClient http) throws SesApi.NoAnswer {
        var verification = Map.of(
                "Action", "VerifyEmailIdentity",
                "Version", "2010-12-01",
                "EmailAddress", config.sender().getAddress());
        new SesApi(localStack, "us-east-1", SesPostmanTest.CREDENTIALS, http)
                .call(verification, Duration.ofSeconds(10));
    }

    /// LocalStack's own list of what it was asked to send.
    private List<String> sent(MailConfig config) throws Exception {
        var address = localStack.resolve("/_aws/ses?email=" + config.sender().getAddress());
        try (var client = HttpClient.newHttpClient()) {
            byte[] list = client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofByteArray())
                    .body();
            return JsonMapper.createDefault().readValue(list, Argument.of(SentMails.class)).messages.stream()
                    .map(SentMail::rawData)
                    .toList();
        }
    }

    @Serdeable
    record SentMails(List<SentMail> messages) {}

    @Serdeable
    record SentMail(@JsonProperty("RawData") String rawData) {}
}
