package dev.usher.validation.report;

import dev.usher.contracts.id.EventId;
import dev.usher.validation.report.Admissions.Admission;

class InMemoryAdmissionReportTest extends AdmissionReportContract {
    private final InMemoryAdmissionReport report = new InMemoryAdmissionReport();

    @Override
    AdmissionReport report() {
        return report;
    }

    @Override
    void admitted(EventId eventId, Admission admission) {
        report.add(eventId, admission);
    }
}
