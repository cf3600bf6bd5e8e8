package dev.usher.payment.paying;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.platform.testing.Fake;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// Payments without DynamoDB, as the reconciliation reads them.
@Fake
public final class InMemoryPaymentAudit implements PaymentAudit {
    private static final Set<PaymentState> UNSETTLED =
            Set.of(PaymentState.CREATING, PaymentState.OPEN, PaymentState.PROCESSING);

    private final InMemoryPaymentStore payments;
    private final Map<RegistrationId, Instant> looked = new HashMap<>();

    public InMemoryPaymentAudit(InMemoryPaymentStore payments) {
        this.payments = payments;
    }

    @Override
    public List<Payment> unsettled(Instant before, int most) {
        return payments.all()
                .filter(payment -> UNSETTLED.contains(payment.state()))
                .filter(payment -> since(payment).isBefore(before))
                .sorted(Comparator.comparing(this::since))
                .limit(most)
                .toList();
    }

    @Override
    public void looked(Payment payment, Instant now) {
        looked.put(payment.registrationId(), now);
    }

    @Override
    public void paidSince(Instant since, Consumer<Payment> reader) {
        payments.all()
                .filter(payment ->
                        payment.settled() != null && !payment.settled().at().isBefore(since))
                .toList()
                .forEach(reader);
    }

    private Instant since(Payment payment) {
        return looked.getOrDefault(payment.registrationId(), payment.creatingSince());
    }
}
