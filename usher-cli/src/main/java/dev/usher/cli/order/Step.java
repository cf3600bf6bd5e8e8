package dev.usher.cli.order;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;

/// Something that happened to an order.
///
/// @param at by the clock of who wrote it down: Stripe's for a payment, a device's for a scan without network
/// @param where the service, `stripe`, or `dead letters`
/// @param what in words, without names and addresses of people
@Serdeable
public record Step(Instant at, String where, String what) {}
