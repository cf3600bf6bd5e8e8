package dev.usher.payment.republish;

import dev.usher.contracts.id.RegistrationId;
import java.util.List;

/// What became of a request.
///
/// @param registrations those whose message was published again, or would be
/// @param problem a sentence if something was not possible; otherwise empty
record RepublishAnswer(List<RegistrationId> registrations, String problem) {
    static RepublishAnswer of(List<RegistrationId> registrations) {
        return new RepublishAnswer(registrations, "");
    }

    static RepublishAnswer problem(String sentence) {
        return new RepublishAnswer(List.of(), sentence);
    }
}
