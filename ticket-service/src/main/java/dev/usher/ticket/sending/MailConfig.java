package dev.usher.ticket.sending;

import dev.usher.platform.service.Setting;
import dev.usher.platform.service.SettingException;
import dev.usher.platform.service.Settings;
import io.micronaut.context.annotation.ConfigurationProperties;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How mail is sent. Defaults are in application.properties.
///
/// @param enabled `true`, or `false` for a service that sends no mail at all
/// @param transport `smtp`, or `ses` for the API of Amazon SES with the role that the service runs as
/// @param smtpHost of the mail server, such as `smtp.example.org`
/// @param smtpSecurity `starttls`, `tls` or `none`
/// @param smtpUser absent if the server requires no sign-in
/// @param sesEndpoint where the API of SES answers, for emulators; absent for AWS
/// @param configurationSet of SES, which says where it reports bounces and complaints; absent for none
/// @param from the sender, such as `Usher <tickets@example.org>`
/// @param timeout for connecting, and for each answer and each write after that; a call of SES is all three
/// @param perSecond how many mails all instances together hand over in a second at most: what the mail provider allows.
///     A new account at Amazon SES has 14
/// @param storefront where buyers see their tickets; the mail links there
/// @param claim where an offered ticket is claimed, with `{code}` for its code; absent for `storefront`
@ConfigurationProperties("mail")
public record MailConfig(
        @Setting String enabled,
        @Setting String transport,
        @Nullable String smtpHost,
        @Setting Integer smtpPort,
        @Setting String smtpSecurity,
        @Nullable String smtpUser,
        @Nullable String smtpPassword,
        @Nullable String sesEndpoint,
        @Nullable String configurationSet,
        @Nullable String from,
        @Setting Duration timeout,
        @Setting Integer perSecond,
        @Nullable String storefront,
        @Nullable String claim) {
    /// The number of answers and writes in one handover, including connecting, TLS and QUIT: see RFC 5321.
    private static final int STEPS = 16;

    /// Connecting, the request, and the answer.
    private static final int STEPS_OF_A_CALL = 3;

    private static final String SES = "ses";
    private static final String CODE = "{code}";

    public MailConfig {
        enabled = Settings.flag(enabled, "MAIL_ENABLED");
        transport = Settings.oneOf(List.of("smtp", SES), transport, "MAIL_TRANSPORT");
        smtpPort = Settings.port(smtpPort, "MAIL_SMTP_PORT");
        smtpSecurity = Settings.oneOf(List.of("starttls", "tls", "none"), smtpSecurity, "MAIL_SMTP_SECURITY");
        timeout = Settings.length(
                Duration.ofSeconds(1),
                Duration.ofMinutes(2),
                timeout,
                "MAIL_TIMEOUT",
                "between one second and two minutes, such as PT10S");
        configurationSet = configurationSet == null || configurationSet.isBlank() ? null : configurationSet.strip();
        perSecond = Settings.atLeast(1, perSecond, "MAIL_PER_SECOND");
        sesEndpoint = isBlank(sesEndpoint)
                ? null
                : Settings.webAddress(sesEndpoint, "AWS_ENDPOINT_URL_SES", "http://localhost:4566");
        storefront = isBlank(storefront)
                ? null
                : Settings.webAddress(storefront, "MAIL_STOREFRONT_URL", "https://tickets.example.org");
        claim = claim == null || claim.isBlank() ? null : withCode(claim.strip());
        if (Boolean.parseBoolean(enabled)) {
            if (!transport.equals(SES)) {
                smtpHost = Settings.require(
                        smtpHost, "MAIL_SMTP_HOST", "the mail server, or MAIL_TRANSPORT=ses, or MAIL_ENABLED=false");
            }
            from = Settings.require(from, "MAIL_FROM", "the sender, such as Usher <tickets@example.org>");
            requireAddress(from);
            requireBothOrNone(smtpUser, smtpPassword, smtpSecurity);
        }
    }

    /// Whether mails are sent at all.
    public boolean isEnabled() {
        return Boolean.parseBoolean(enabled);
    }

    /// Whether mails are handed to the API of Amazon SES instead of an SMTP server.
    boolean usesSes() {
        return transport.equals(SES);
    }

    /// Where the API of SES answers; absent for AWS.
    Optional<URI> sesAddress() {
        return Optional.ofNullable(sesEndpoint).map(URI::create);
    }

    /// The sender.
    public InternetAddress sender() {
        try {
            return new InternetAddress(Objects.requireNonNull(from), true);
        } catch (AddressException e) {
            throw new IllegalStateException("checked when the setting was read", e);
        }
    }

    /// The time after which a handover has ended, one way or the other.
    Duration longestHandover() {
        return timeout.multipliedBy(STEPS);
    }

    /// Where buyers see their tickets.
    public Optional<URI> storefrontUrl() {
        return Optional.ofNullable(storefront).map(URI::create);
    }

    /// Where the ticket with this claim code is claimed.
    public Optional<URI> claimUrl(String code) {
        return claim == null ? storefrontUrl() : Optional.of(URI.create(claim.replace(CODE, code)));
    }

    /// The time after which a call of SES is given up.
    Duration longestCall() {
        return timeout.multipliedBy(STEPS_OF_A_CALL);
    }

    /// The configuration set of SES.
    Optional<String> sesConfigurationSet() {
        return Optional.ofNullable(configurationSet);
    }

    /// Whether the server requires a sign-in.
    boolean signsIn() {
        return !isBlank(smtpUser);
    }

    @Override
    public String toString() {
        return "MailConfig[enabled=" + enabled + ", transport=" + transport + ", smtpHost=" + smtpHost + ", smtpPort="
                + smtpPort + "]";
    }

    private static String withCode(String claim) {
        String example = "https://tickets.example.org/#/claim/{code}";
        Settings.webAddress(claim.replace(CODE, ""), "MAIL_CLAIM_URL", example);
        if (!claim.contains(CODE)) {
            throw new SettingException("MAIL_CLAIM_URL", "must have {code} in it, as " + example);
        }
        return claim;
    }

    private static void requireAddress(String from) {
        try {
            new InternetAddress(from, true).validate();
        } catch (AddressException e) {
            throw new SettingException("MAIL_FROM", "is no address such as Usher <tickets@example.org>");
        }
    }

    private static void requireBothOrNone(@Nullable String user, @Nullable String password, String security) {
        if (isBlank(user) != isBlank(password)) {
            throw new SettingException(
                    isBlank(user) ? "MAIL_SMTP_USER" : "MAIL_SMTP_PASSWORD", "is missing: set both, or none of them");
        }
        if (!isBlank(user) && security.equals("none")) {
            throw new SettingException(
                    "MAIL_SMTP_SECURITY", "is none, which would show MAIL_SMTP_PASSWORD to everybody: use starttls");
        }
    }

    private static boolean isBlank(@Nullable String value) {
        return value == null || value.isBlank();
    }
}
