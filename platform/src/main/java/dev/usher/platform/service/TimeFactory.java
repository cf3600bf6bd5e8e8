package dev.usher.platform.service;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneOffset;

/// The one clock, so that tests can set the time. It ticks in milliseconds: more digits would be noise
/// in every answer and row.
@Factory
final class TimeFactory {
    @Singleton
    Clock clock() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }
}
