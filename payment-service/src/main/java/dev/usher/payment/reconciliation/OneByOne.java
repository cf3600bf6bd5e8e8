package dev.usher.payment.reconciliation;

import dev.usher.payment.paying.PaymentProvider.ProviderUnavailable;
import dev.usher.payment.reconciliation.Findings.What;

/// One look over many items: an item that fails is a finding and does not keep the others from being
/// looked at. Only if Stripe gives three in a row no answer, the look ends. For one thread.
final class OneByOne {
    private static final int AWAY = 3;

    private final Findings findings;
    private int unanswered;
    private boolean missed;

    OneByOne(Findings findings) {
        this.findings = findings;
    }

    /// Whether all went well so far.
    boolean missedNothing() {
        return !missed;
    }

    /// Does something with one item.
    ///
    /// @return whether it went well
    /// @throws ProviderUnavailable if Stripe seems to be away: then the others would fail as slowly
    boolean attempt(Object item, Runnable act) {
        try {
            act.run();
            unanswered = 0;
            return true;
        } catch (ProviderUnavailable e) {
            missed = true;
            unanswered = e.isAnswered() ? 0 : unanswered + 1;
            findings.found(What.ITEM_FAILED, item, e.toString());
            if (unanswered == AWAY) {
                throw e;
            }
        } catch (RuntimeException e) {
            missed = true;
            unanswered = 0;
            findings.found(What.ITEM_FAILED, item, e.toString());
        }
        return false;
    }
}
