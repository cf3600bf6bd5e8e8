package dev.usher.payment.republish;

import dev.usher.contracts.id.RegistrationId;
import java.util.List;

/// The answer to a request.
///
/// @param registrations the registrations whose message was published again, or would be in a dry run
/// @param problem one sentence if something failed; otherwise empty
record RepublishAnswer(List<RegistrationId> registrations, String problem) {
    static RepublishAnswer of(List<RegistrationId> registrations) {
        return new RepublishAnswer(registrations, "");
    }

    static RepublishAnswer problem(String sentence) {
        return new RepublishAnswer(List.of(), sentence);
    }
}
