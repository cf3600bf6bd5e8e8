package dev.usher.ticket.limit;

import dev.usher.platform.service.SettingException;
import io.micronaut.context.annotation.ConfigurationProperties;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How often one caller may ask. The defaults are in application.properties.
///
/// @param mailsPerMinute for something that sends a mail
/// @param mailsPerDay the same in the course of a day
/// @param organizerMailsPerMinute for an organizer, all day long
/// @param mailsPerAddressPerDay for mails to one address that callers name, whoever asks
/// @param claimsPerMinute with a claim code that is wrong
@ConfigurationProperties("ticket-limit")
record TicketLimitConfig(
        @Nullable Integer mailsPerMinute,
        @Nullable Integer mailsPerDay,
        @Nullable Integer organizerMailsPerMinute,
        @Nullable Integer mailsPerAddressPerDay,
        @Nullable Integer claimsPerMinute) {
    TicketLimitConfig {
        atLeastOne(mailsPerMinute, "TICKET_MAILS_PER_MINUTE");
        atLeastOne(mailsPerDay, "TICKET_MAILS_PER_DAY");
        atLeastOne(organizerMailsPerMinute, "TICKET_ORGANIZER_MAILS_PER_MINUTE");
        atLeastOne(mailsPerAddressPerDay, "TICKET_MAILS_PER_ADDRESS_PER_DAY");
        atLeastOne(claimsPerMinute, "TICKET_CLAIMS_PER_MINUTE");
    }

    @Override
    public Integer mailsPerMinute() {
        return Objects.requireNonNull(mailsPerMinute);
    }

    @Override
    public Integer mailsPerDay() {
        return Objects.requireNonNull(mailsPerDay);
    }

    @Override
    public Integer organizerMailsPerMinute() {
        return Objects.requireNonNull(organizerMailsPerMinute);
    }

    @Override
    public Integer mailsPerAddressPerDay() {
        return Objects.requireNonNull(mailsPerAddressPerDay);
    }

    @Override
    public Integer claimsPerMinute() {
        return Objects.requireNonNull(claimsPerMinute);
    }

    private static void atLeastOne(@Nullable Integer perMinute, String setting) {
        if (perMinute == null || perMinute < 1) {
            throw new SettingException(setting, "must be a number, at least 1");
        }
    }
}
