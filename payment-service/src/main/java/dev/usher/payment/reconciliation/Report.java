package dev.usher.payment.reconciliation;

import dev.usher.payment.reconciliation.Findings.What;

/// Takes what a comparison finds.
interface Report {
    /// Something differs, or could not be compared.
    void found(What what, Object subject, String detail);

    /// What was found about this subject does not differ any more.
    default void settled(Object subject) {}
}
