package dev.usher.ticket.sending;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/// Chooses how mails leave: [MailConfig#transport].
@Factory
final class PostmanFactory {
    @Singleton
    Postman postman(MailConfig config, MailSessions sessions, BeanProvider<SesPostman> ses) {
        return config.usesSes() ? ses.get() : new SmtpPostman(sessions);
    }
}
