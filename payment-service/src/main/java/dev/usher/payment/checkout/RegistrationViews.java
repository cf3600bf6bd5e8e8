package dev.usher.payment.checkout;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.payment.paying.Payment;
import dev.usher.payment.paying.PaymentStore;
import dev.usher.payment.registration.Registration;
import dev.usher.payment.registration.RegistrationStore;
import dev.usher.platform.web.TaggedJson;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// Reads registrations together with their payments, as the API shows them.
@Singleton
final class RegistrationViews {
    private final RegistrationStore registrations;
    private final PaymentStore payments;
    private final ObjectMapper json;

    RegistrationViews(RegistrationStore registrations, PaymentStore payments, ObjectMapper json) {
        this.registrations = registrations;
        this.payments = payments;
        this.json = json;
    }

    /// One registration, as it was read.
    Shown show(Registration registration) {
        return shown(RegistrationView.of(
                registration, payments.find(registration.registrationId()).orElse(null)));
    }

    /// Several registrations, as they were read; their payments are read together.
    List<RegistrationView> views(List<Registration> read) {
        Map<RegistrationId, Payment> paid =
                payments.findAll(read.stream().map(Registration::registrationId).toList());
        return read.stream()
                .map(registration -> RegistrationView.of(registration, paid.get(registration.registrationId())))
                .toList();
    }

    /// The current state of these registrations, of those that exist, with two reads per hundred.
    List<Shown> current(Collection<RegistrationId> registrationIds) {
        return views(registrations.findAll(registrationIds)).stream()
                .map(this::shown)
                .toList();
    }

    private Shown shown(RegistrationView view) {
        return new Shown(RegistrationId.parse(view.registrationId()), TaggedJson.of(view, json), view.isSettled());
    }

    /// A registration as callers see it.
    ///
    /// @param isSettled whether no further change is expected soon
    record Shown(RegistrationId registrationId, TaggedJson json, boolean isSettled) {}
}
