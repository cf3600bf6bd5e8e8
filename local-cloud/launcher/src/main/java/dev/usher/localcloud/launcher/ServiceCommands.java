package dev.usher.localcloud.launcher;

import dev.usher.localcloud.process.JavaCommand;
import dev.usher.localcloud.process.StartCache;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// How the services are started.
///
/// @param releases other builds from which instances are started, by name of the instance
/// @param stripe settings with which payment-service reaches Stripe, or the stand-in
/// @param settings environment variables that somebody asked for, by name of a service or of one of its
///     instances
record ServiceCommands(
        ProjectLayout project,
        Map<String, ProjectLayout> releases,
        StackPorts ports,
        Secrets secrets,
        Map<String, String> stripe,
        Map<String, Map<String, String>> settings,
        List<String> jvmOptions) {

    /// Starts small, and grows only as far as it must. An order of 1,000 tickets is rendered in 64 MB.
    private static final List<String> SMALL_HEAP =
            List.of("-Xms32m", "-Xmx128m", "-XX:MinHeapFreeRatio=20", "-XX:MaxHeapFreeRatio=40");

    static final Map<String, String> MAIN_CLASSES = Map.of(
            "payment-service", "dev.usher.payment.Application",
            "ticket-service", "dev.usher.ticket.Application",
            "validation-service", "dev.usher.validation.Application");

    /// `payment-service`, `payment-service-2`, and so on.
    static List<String> instanceNames(String service, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> number == 1 ? service : service + "-" + number)
                .toList();
    }

    /// @param instance the name of the one to start, such as `payment-service-2`
    /// @param cloud the settings with which it finds the cloud
    JavaCommand command(String service, String instance, Map<String, String> cloud) {
        var environment = new HashMap<>(cloud);
        environment.put("AWS_ACCESS_KEY_ID", AccessKeys.idOf(service));
        environment.put("USHER_LOG_FORMAT", "text");
        environment.put("MICRONAUT_SERVER_HOST", "127.0.0.1");
        environment.put("MICRONAUT_SERVER_PORT", Integer.toString(ports.of(instance)));
        environment.putAll(ownSettings(service));
        environment.putAll(settings.getOrDefault(service, Map.of()));
        environment.putAll(settings.getOrDefault(instance, Map.of()));
        var mainClass = Optional.ofNullable(MAIN_CLASSES.get(service))
                .orElseThrow(() -> new IllegalArgumentException("there is no service " + service));
        var jar = releases.getOrDefault(instance, project).serviceJar(service);
        boolean isSmall = jvmOptions.equals(JavaCommand.SMALL);
        var command = new JavaCommand(
                instance,
                mainClass,
                jar.toString(),
                Stream.concat(jvmOptions.stream(), isSmall ? SMALL_HEAP.stream() : Stream.of("-Xmx256m"))
                        .toList(),
                List.of(),
                environment);
        // What is deployed starts without a cache, so what is measured in its place does, too.
        return isSmall ? command.withStartCache(StartCache.of(jar)) : command;
    }

    private Map<String, String> ownSettings(String service) {
        return switch (service) {
            case "payment-service" -> {
                var own = new HashMap<>(stripe);
                // The few sample people stand for a crowd: a load test is not one person in a hurry.
                own.put("RATE_LIMIT_REGISTRATIONS_PER_MINUTE", "1000000");
                own.put("RATE_LIMIT_REGISTRATIONS_PER_ADDRESS_PER_DAY", "1000000");
                own.put("RATE_LIMIT_CREATE_INTENT_PER_MINUTE", "1000000");
                yield own;
            }
            case "ticket-service" -> {
                var own = new HashMap<>(secrets.ticketSigning());
                own.putAll(secrets.wallet());
                yield own;
            }
            case "validation-service" -> {
                var own = new HashMap<>(secrets.ticketVerification());
                // Everybody comes through the edge; without this they would all count as one address.
                own.put("DEVICE_ADDRESS_HEADER", "X-Forwarded-For");
                // One scanner of a load test stands for all gates of a stadium.
                own.put("DEVICE_REQUESTS_PER_MINUTE", "1000000");
                own.put("DEVICE_UPLOADED_SCANS_PER_MINUTE", "1000000");
                yield own;
            }
            default -> Map.of();
        };
    }
}
