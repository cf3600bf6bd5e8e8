package dev.usher.platform.json;

import io.micronaut.serde.exceptions.SerdeException;

/// A value does not have the JSON type of its field, or the body is not a JSON value. The message is a
/// sentence that names the field, and may be shown to the caller.
public final class WrongValue extends SerdeException {
    WrongValue(String place, String complaint) {
        super((place.isEmpty() ? "The body" : place) + " " + complaint);
    }
}
