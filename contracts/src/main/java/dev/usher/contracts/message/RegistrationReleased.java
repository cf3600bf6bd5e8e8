package dev.usher.contracts.message;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.usher.contracts.id.RegistrationId;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;

/// A free registration was released for good: its seats may be sold again by now, so none of its
/// tickets admits any more, and none can be restored.
///
/// @param releasedAt when it was released
@Serdeable
public record RegistrationReleased(RegistrationId registrationId, Instant releasedAt) implements Message {
    public RegistrationReleased {
        Fields.require(registrationId, "registrationId");
        Fields.require(releasedAt, "releasedAt");
    }

    @Override
    @JsonIgnore
    public String subject() {
        return registrationId.toString();
    }
}
