package dev.usher.platform.service;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;

/// The clock that everything asks, so that tests can say when they are.
@Factory
final class TimeFactory {
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }
}
