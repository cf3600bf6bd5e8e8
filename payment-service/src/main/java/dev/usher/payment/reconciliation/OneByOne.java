package dev.usher.payment.reconciliation;

import dev.usher.payment.paying.PaymentProvider.ProviderUnavailable;
import dev.usher.payment.reconciliation.Findings.What;

/// A run over many items: an item that fails is a finding and does not stop the others. The run ends only if
/// Stripe does not answer three times in a row. Not thread-safe.
final class OneByOne {
    private static final int AWAY = 3;

    private final Report report;
    private int unanswered;
    private boolean missed;

    OneByOne(Report report) {
        this.report = report;
    }

    /// Whether every item succeeded so far.
    boolean missedNothing() {
        return !missed;
    }

    /// Processes one item.
    ///
    /// @return whether it succeeded
    /// @throws ProviderUnavailable if Stripe seems to be away: the other items would fail as slowly
    boolean attempt(Object item, Runnable act) {
        try {
            act.run();
            unanswered = 0;
            return true;
        } catch (ProviderUnavailable e) {
            missed = true;
            unanswered = e.isAnswered() ? 0 : unanswered + 1;
            report.found(What.ITEM_FAILED, item, e.toString());
            if (unanswered == AWAY) {
                throw e;
            }
        } catch (RuntimeException e) {
            missed = true;
            unanswered = 0;
            report.found(What.ITEM_FAILED, item, e.toString());
        }
        return false;
    }
}
