package dev.usher.validation.report;

import dev.usher.contracts.id.EventId;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/// A door nobody came to, for tests of what surrounds the report.
@Singleton
@Replaces(DynamoAdmissionReport.class)
@Requires(property = "usher.fakes")
final class InMemoryAdmissionReport implements AdmissionReport {
    @Override
    public Admissions of(EventId eventId, int latest) {
        return new Admissions(0, Map.of(), List.of());
    }
}
