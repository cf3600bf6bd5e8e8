package dev.usher.validation.report;

import dev.usher.contracts.id.EventId;
import dev.usher.validation.report.Admissions.Admission;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// Admissions without a database.
@Singleton
@Replaces(DynamoAdmissionReport.class)
@Requires(property = "usher.fakes")
final class InMemoryAdmissionReport implements AdmissionReport {
    private final Map<EventId, List<Admission>> byEvent = new ConcurrentHashMap<>();

    void add(EventId eventId, Admission admission) {
        byEvent.computeIfAbsent(eventId, _ -> new CopyOnWriteArrayList<>()).add(admission);
    }

    @Override
    public Admissions of(EventId eventId, int latest) {
        List<Admission> all = byEvent.getOrDefault(eventId, List.of());
        var byGate = new HashMap<String, Integer>();
        all.forEach(admission -> byGate.merge(admission.gate(), 1, Integer::sum));
        var newest = all.stream()
                .sorted(Comparator.comparing(Admission::at).reversed())
                .limit(latest)
                .toList();
        return new Admissions(all.size(), byGate, newest);
    }
}
