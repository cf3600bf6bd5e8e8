package dev.usher.contracts.message;

import io.micronaut.serde.annotation.Serdeable;

/// The person a registration is made for. Personal data: never logged.
///
/// @param name printed on the ticket
/// @param email where tickets are sent
@Serdeable
public record Attendee(String name, String email) {
    public Attendee {
        Fields.requireText(name, "attendee.name");
        Fields.requireText(email, "attendee.email");
    }
}
