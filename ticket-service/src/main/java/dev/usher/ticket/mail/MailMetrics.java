package dev.usher.ticket.mail;

import dev.usher.ticket.sending.MailOutcome;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.inject.Singleton;
import java.util.Arrays;

/// Shows what alarms and the dashboard watch as zero from the start: a number that appears with the first failure does
/// not rise by it.
@Singleton
final class MailMetrics implements MeterBinder {
    @Override
    public void bindTo(MeterRegistry meters) {
        meters.counter("usher.mails.failed");
        Arrays.stream(MailOutcome.Cause.values())
                .forEach(cause -> meters.counter("usher.mails.parked", "reason", cause.label()));
    }
}
