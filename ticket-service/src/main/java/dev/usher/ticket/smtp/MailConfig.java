package dev.usher.ticket.smtp;

import dev.usher.platform.service.SettingException;
import dev.usher.platform.service.Settings;
import io.micronaut.context.annotation.ConfigurationProperties;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How mail is sent. Defaults are in application.properties.
///
/// @param enabled `true`, or `false` for a service that sends no mail at all
/// @param smtpHost of the mail server, such as `email-smtp.eu-central-1.amazonaws.com`
/// @param smtpSecurity `starttls`, `tls` or `none`
/// @param smtpUser absent if the server requires no sign-in
/// @param from the sender, such as `Usher <tickets@example.org>`
/// @param timeout for connecting, and for each answer and each write after that
/// @param perSecond how many mails all instances together hand over in a second at most: what the mail provider allows.
///     A new account at Amazon SES has 14
/// @param storefront where buyers see their tickets; the mail links there
@ConfigurationProperties("mail")
public record MailConfig(
        @Nullable String enabled,
        @Nullable String smtpHost,
        int smtpPort,
        @Nullable String smtpSecurity,
        @Nullable String smtpUser,
        @Nullable String smtpPassword,
        @Nullable String from,
        @Nullable Duration timeout,
        @Nullable Integer perSecond,
        @Nullable String storefront) {
    /// The number of answers and writes in one handover, including connecting, TLS and QUIT: see RFC 5321.
    private static final int STEPS = 16;

    public MailConfig {
        enabled = oneOf(enabled, "MAIL_ENABLED", Set.of("true", "false"));
        smtpSecurity = oneOf(smtpSecurity, "MAIL_SMTP_SECURITY", Set.of("starttls", "tls", "none"));
        if (timeout == null || timeout.compareTo(Duration.ofSeconds(1)) < 0 || timeout.toMinutes() > 2) {
            throw new SettingException("MAIL_TIMEOUT", "must be between one second and two minutes, such as PT10S");
        }
        if (perSecond == null || perSecond < 1) {
            throw new SettingException("MAIL_PER_SECOND", "must be a number, at least 1");
        }
        if (smtpPort < 1 || smtpPort > 65_535) {
            throw new SettingException("MAIL_SMTP_PORT", "is no port: give a number between 1 and 65535");
        }
        if (Boolean.parseBoolean(enabled)) {
            smtpHost = Settings.require(
                    smtpHost, "MAIL_SMTP_HOST", "the mail server that takes tickets, or MAIL_ENABLED=false");
            from = Settings.require(from, "MAIL_FROM", "the sender, such as Usher <tickets@example.org>");
            requireAddress(from);
            requireBothOrNone(smtpUser, smtpPassword, smtpSecurity);
            requireWebAddress(storefront);
        }
    }

    /// Whether mails are sent at all.
    public boolean isEnabled() {
        return Boolean.parseBoolean(enabled);
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
        return Objects.requireNonNull(timeout).multipliedBy(STEPS);
    }

    @Override
    public Integer perSecond() {
        return Objects.requireNonNull(perSecond);
    }

    /// Where buyers see their tickets.
    public Optional<URI> storefrontUrl() {
        return isBlank(storefront)
                ? Optional.empty()
                : Optional.of(URI.create(Objects.requireNonNull(storefront).strip()));
    }

    /// Whether the server requires a sign-in.
    boolean signsIn() {
        return !isBlank(smtpUser);
    }

    @Override
    public String toString() {
        return "MailConfig[enabled=" + enabled + ", smtpHost=" + smtpHost + ", smtpPort=" + smtpPort + "]";
    }

    private static String oneOf(@Nullable String value, String setting, Set<String> allowed) {
        String given = value == null ? "" : value.strip();
        if (!allowed.contains(given)) {
            throw new SettingException(
                    setting, "must be one of " + allowed.stream().sorted().toList());
        }
        return given;
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

    private static void requireWebAddress(@Nullable String storefront) {
        if (isBlank(storefront)) {
            return;
        }
        try {
            String scheme = new URI(Objects.requireNonNull(storefront).strip()).getScheme();
            if ("https".equals(scheme) || "http".equals(scheme)) {
                return;
            }
        } catch (URISyntaxException e) {
            // Refused below, like any other text that is not a web address.
        }
        throw new SettingException("MAIL_STOREFRONT_URL", "is no web address such as https://tickets.example.org");
    }

    private static boolean isBlank(@Nullable String value) {
        return value == null || value.isBlank();
    }
}
