package dev.usher.ticket.sending;

import dev.usher.ticket.sending.SesApi.NoAnswer;
import io.micronaut.context.annotation.Bean;
import jakarta.inject.Singleton;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.ServiceMetadata;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;

/// Hands mails to the API of Amazon SES, with the credentials that the service has anyway: those of its role.
///
/// A call is never repeated here. SES has no key by which it would recognize a second one, and an answer that is
/// lost may have said that the mail was accepted.
@Singleton
@Bean(typed = SesPostman.class)
final class SesPostman implements Postman {
    private final SesApi ses;
    private final MailConfig config;

    SesPostman(AwsRegionProvider regions, AwsCredentialsProvider credentials, SdkHttpClient http, MailConfig config) {
        Region region = regions.getRegion();
        this.config = config;
        this.ses = new SesApi(
                config.sesAddress()
                        .orElseGet(() -> URI.create(
                                "https://" + ServiceMetadata.of("email").endpointFor(region))),
                region.id(),
                credentials,
                http);
    }

    @Override
    public Handover hand(OutgoingMessage message) {
        try {
            return ses.call(parameters(message), config.longestCall()).contains("<MessageId>")
                    ? new Handover.Accepted()
                    : new Handover.Unknown("SES answered without the id of the mail");
        } catch (AwsServiceException answer) {
            return SesRefusal.of(answer, config.sender().getAddress());
        } catch (NoAnswer e) {
            return e.wasSent()
                    ? new Handover.Unknown("SES did not say whether it took it (" + e.getMessage() + ")")
                    : new Handover.ServerAway("SES could not be called, or broke off (" + e.getMessage() + ")");
        } catch (MessagingException | IOException e) {
            return new Handover.NotAccepted(
                    "it could not be written (" + e.getClass().getSimpleName() + ")");
        }
    }

    private Map<String, String> parameters(OutgoingMessage message) throws MessagingException, IOException {
        var bytes = new ByteArrayOutputStream();
        message.writeTo(bytes);
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("Action", "SendRawEmail");
        parameters.put("Version", "2010-12-01");
        parameters.put("Source", config.sender().getAddress());
        int number = 0;
        for (Address recipient : message.getAllRecipients()) {
            number++;
            parameters.put("Destinations.member." + number, ((InternetAddress) recipient).getAddress());
        }
        config.sesConfigurationSet().ifPresent(name -> parameters.put("ConfigurationSetName", name));
        // What SES reports about the mail says which one it is.
        parameters.put("Tags.member.1.Name", MailTag.NAME);
        parameters.put("Tags.member.1.Value", MailTag.value(message.mailId()));
        parameters.put("RawMessage.Data", Base64.getEncoder().encodeToString(bytes.toByteArray()));
        return parameters;
    }
}
