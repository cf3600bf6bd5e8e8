package dev.usher.platform.service;

import io.micronaut.context.annotation.Value;
import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Which deployment of the service this instance belongs to: the revision of its task definition, as ECS tells its
/// containers (Amazon ECS Developer Guide, "Task metadata endpoint version 4").
@Singleton
public final class Revision {
    private static final Logger LOG = LoggerFactory.getLogger(Revision.class);
    private static final Duration WITHIN = Duration.ofSeconds(2);

    private final Optional<String> name;

    /// @param revision `USHER_REVISION`, for instances that do not run on ECS
    /// @param metadata `ECS_CONTAINER_METADATA_URI_V4`, which ECS sets
    Revision(
            @Value("${usher.revision:}") String revision,
            @Value("${ecs.container.metadata.uri.v4:}") String metadata,
            JsonMapper json) {
        this.name = !revision.isBlank()
                ? Optional.of(revision.strip())
                : Optional.of(metadata).filter(address -> !address.isBlank()).flatMap(address -> ask(address, json));
    }

    /// A revision that is known, for tests without ECS.
    public static Revision of(String name) {
        return new Revision(name, "", JsonMapper.createDefault());
    }

    /// The number of the revision, such as `42`; absent outside ECS, and if ECS did not answer.
    public Optional<String> name() {
        return name;
    }

    private static Optional<String> ask(String metadata, JsonMapper json) {
        try (var http = HttpClient.newBuilder().connectTimeout(WITHIN).build()) {
            HttpResponse<byte[]> answer = http.send(
                    HttpRequest.newBuilder(URI.create(metadata + "/task"))
                            .timeout(WITHIN)
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            @Nullable
            Object revision = json.readValue(answer.body(), Argument.mapOf(String.class, Object.class))
                    .get("Revision");
            return Optional.ofNullable(revision).map(Object::toString);
        } catch (IOException | RuntimeException e) {
            LOG.warn("ECS does not say which revision this is; it waits while another one is deployed", e);
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
