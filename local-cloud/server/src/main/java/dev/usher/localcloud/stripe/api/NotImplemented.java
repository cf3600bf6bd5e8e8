package dev.usher.localcloud.stripe.api;

import dev.usher.localcloud.stripe.protocol.ApiFailure;
import dev.usher.localcloud.stripe.protocol.Parameters;
import java.util.Set;

/// What Stripe takes and the stand-in would have to ignore. It refuses it instead, so that nobody relies on
/// it.
final class NotImplemented {

    private static final Set<String> PARAMETERS = Set.of(
            "amount_to_confirm",
            "application_fee_amount",
            "confirmation_token",
            "customer_account",
            "error_on_requires_action",
            "hooks",
            "mandate",
            "on_behalf_of",
            "payment_details",
            "payment_method_configuration",
            "transfer_data");

    private NotImplemented() {}

    /// Looks for such parameters.
    ///
    /// @throws ApiFailure with status 400 when there is one
    static void check(Parameters parameters) {
        PARAMETERS.stream().filter(parameters::has).findFirst().ifPresent(name -> {
            throw ApiFailure.invalidRequest(null, name, "The stand-in does not implement " + name + ".");
        });
    }
}
