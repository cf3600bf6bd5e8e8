package dev.usher.payment.checkout;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of registrations.
///
/// @param next what to send as `after` for the next page; absent if this is the last
@Serdeable
record RegistrationList(
        List<RegistrationView> registrations, @Nullable String next) {}
