package dev.usher.ticket.sending;

import io.micronaut.email.javamail.sender.SessionProvider;
import jakarta.inject.Singleton;
import jakarta.mail.Authenticator;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import java.util.Objects;
import java.util.Properties;

/// Sessions with the SMTP server. Every wait has a limit; jakarta.mail has none by default.
@Singleton
public final class MailSessions implements SessionProvider {
    private final Session session;

    public MailSessions(MailConfig config) {
        var properties = new Properties();
        String timeout = Long.toString(Objects.requireNonNull(config.timeout()).toMillis());
        properties.setProperty("mail.transport.protocol", "smtp");
        properties.setProperty("mail.smtp.host", Objects.requireNonNullElse(config.smtpHost(), ""));
        properties.setProperty("mail.smtp.port", Integer.toString(config.smtpPort()));
        properties.setProperty("mail.smtp.connectiontimeout", timeout);
        properties.setProperty("mail.smtp.timeout", timeout);
        properties.setProperty("mail.smtp.writetimeout", timeout);
        properties.setProperty("mail.smtp.starttls.enable", is("starttls", config));
        properties.setProperty("mail.smtp.starttls.required", is("starttls", config));
        properties.setProperty("mail.smtp.ssl.enable", is("tls", config));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        // The answer to QUIT is not waited for.
        properties.setProperty("mail.smtp.quitwait", "false");
        properties.setProperty("mail.smtp.auth", Boolean.toString(config.signsIn()));
        // Where bounces go, and what the server sees as sender.
        if (config.isEnabled()) {
            properties.setProperty("mail.smtp.from", config.sender().getAddress());
        }
        // Not getDefaultInstance, which is shared by the whole process and keeps the first settings it was given.
        this.session = Session.getInstance(properties, config.signsIn() ? authenticator(config) : null);
    }

    @Override
    public Session session() {
        return session;
    }

    private static String is(String security, MailConfig config) {
        return Boolean.toString(security.equals(config.smtpSecurity()));
    }

    private static Authenticator authenticator(MailConfig config) {
        return new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(config.smtpUser(), config.smtpPassword());
            }
        };
    }
}
