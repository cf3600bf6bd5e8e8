package dev.usher.validation.device;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.http.HttpRequest;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.filters.AuthenticationFetcher;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/// Authenticates devices by `Authorization: Device <token>`. Leaves bearer tokens to other fetchers.
@Singleton
final class DeviceAuthenticationFetcher implements AuthenticationFetcher<HttpRequest<?>> {
    private final DeviceDirectory directory;
    private final LastSeen lastSeen;
    private final ExecutorService blocking;

    DeviceAuthenticationFetcher(
            DeviceDirectory directory, LastSeen lastSeen, @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
        this.directory = directory;
        this.lastSeen = lastSeen;
        this.blocking = blocking;
    }

    @Override
    public Publisher<Authentication> fetchAuthentication(HttpRequest<?> request) {
        Optional<DeviceToken> token = DeviceToken.of(request);
        if (token.isEmpty()) {
            return Publishers.empty();
        }
        return directory
                .recogniseAtOnce(token.get())
                .map(device -> Publishers.just(authenticated(device)))
                .orElseGet(() -> Publishers.fromCompletableFuture(() -> lookUp(token.get(), request)));
    }

    private CompletableFuture<@Nullable Authentication> lookUp(DeviceToken token, HttpRequest<?> request) {
        return CompletableFuture.supplyAsync(
                () -> {
                    Optional<Authentication> known = directory.recognise(token).map(this::authenticated);
                    if (known.isEmpty() && directory.isRevoked(token)) {
                        DeviceAuthentication.markRevoked(request);
                    }
                    return known.orElse(null);
                },
                blocking);
    }

    private Authentication authenticated(Device device) {
        lastSeen.note(device.deviceId());
        return new DeviceAuthentication(device);
    }
}
