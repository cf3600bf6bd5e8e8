package dev.usher.localcloud.stripe.webhook;

import dev.usher.localcloud.stripe.protocol.ApiFailure;
import java.util.List;
import java.util.stream.Stream;

/// A fault that can be switched on.
///
/// @param name as it is written in switches and in metadata
/// @param usualValue where it is switched on without one
record KnownFault(String name, FaultValue takes, String usualValue) {

    static List<String> names() {
        return all().map(KnownFault::name).toList();
    }

    /// Finds one by its name.
    ///
    /// @throws ApiFailure with status 400 when there is none
    static KnownFault named(String name) {
        return all().filter(known -> known.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        ApiFailure.invalidRequest(null, "name", "Unknown fault " + name + ". There are: " + names()));
    }

    private static Stream<KnownFault> all() {
        return Stream.concat(
                Stream.of(WebhookFault.values()).map(WebhookFault::known),
                Stream.of(ApiFault.values()).map(ApiFault::known));
    }
}
