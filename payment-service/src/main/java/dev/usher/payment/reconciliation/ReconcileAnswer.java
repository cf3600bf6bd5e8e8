package dev.usher.payment.reconciliation;

import dev.usher.contracts.operations.RepublishRequestTable;
import dev.usher.payment.reconciliation.Findings.What;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The answer to a request to compare.
///
/// @param payments how many were compared
/// @param findings what differs, or could not be compared; at most [RepublishRequestTable#MOST_FINDINGS]
/// @param leftOut how many more findings there are
/// @param problem one sentence if something failed; otherwise empty
record ReconcileAnswer(int payments, List<Finding> findings, int leftOut, String problem) {
    ReconcileAnswer {
        findings = List.copyOf(findings);
    }

    static ReconcileAnswer problem(String sentence) {
        return new ReconcileAnswer(0, List.of(), 0, sentence);
    }

    /// Something that differs.
    ///
    /// @param isSettled whether it does not differ any more
    record Finding(What what, String subject, String detail, boolean isSettled) {}

    /// Collects findings for one answer, and passes them on. Not thread-safe.
    static final class Collector implements Report {
        private final Report next;
        private final Map<String, Finding> findings = new LinkedHashMap<>();
        private int leftOut;

        /// @param next which also gets each finding
        Collector(Report next) {
            this.next = next;
        }

        @Override
        public void found(What what, Object subject, String detail) {
            next.found(what, subject, detail);
            if (findings.size() < RepublishRequestTable.MOST_FINDINGS) {
                findings.put(
                        what.wireName() + " " + subject,
                        new Finding(what, subject.toString(), detail, what == What.OPEN_AFTER_END));
            } else {
                leftOut++;
            }
        }

        @Override
        public void settled(Object subject) {
            next.settled(subject);
            findings.replaceAll((_, finding) -> finding.subject().equals(subject.toString())
                    ? new Finding(finding.what(), finding.subject(), finding.detail(), true)
                    : finding);
        }

        ReconcileAnswer answer(int payments) {
            return new ReconcileAnswer(payments, List.copyOf(findings.values()), leftOut, "");
        }
    }
}
