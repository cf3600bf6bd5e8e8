package dev.usher.localcloud.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The whole system on this machine: local-cloud and the services, each as a process.
///
/// ```java
/// try (var stack = Stack.builder().start()) {
///     stack.service("payment-service").killForcibly();
///     stack.service("payment-service").restart();
/// }
/// ```
///
/// All of it ends when this object is closed, and also when this JVM ends in any way.
public final class Stack implements AutoCloseable {

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path logs;
    private final Map<String, List<ServiceProcess>> services;
    private final @Nullable Path temporaryDirectory;
    private final LocalCloudProcess localCloud;
    private final @Nullable URI externalAws;

    Stack(
            Path logs,
            LocalCloudProcess localCloud,
            Map<String, List<ServiceProcess>> services,
            @Nullable Path temporaryDirectory,
            @Nullable URI externalAws) {
        this.logs = logs;
        this.localCloud = localCloud;
        this.services = services;
        this.temporaryDirectory = temporaryDirectory;
        this.externalAws = externalAws;
    }

    /// Everything on free ports with its state in memory, unless configured otherwise.
    public static StackBuilder builder() {
        return new StackBuilder();
    }

    /// Where browsers and devices call.
    public URI edge() {
        return localCloud.address("edge");
    }

    public LocalCloudProcess localCloud() {
        return localCloud;
    }

    /// One service; the first instance when there are several.
    ///
    /// @param name such as `payment-service`
    public ServiceProcess service(String name) {
        return instances(name).getFirst();
    }

    /// All instances of one service: `payment-service`, `payment-service-2` and so on.
    ///
    /// @param service such as `payment-service`
    public List<ServiceProcess> instances(String service) {
        return Objects.requireNonNull(services.get(service), () -> service + " is not part of this stack");
    }

    /// Every instance of every service.
    public List<ServiceProcess> services() {
        return services.values().stream().flatMap(List::stream).toList();
    }

    /// The names of the services, each once.
    List<String> serviceNames() {
        return List.copyOf(services.keySet());
    }

    /// The AWS that it uses in place of local-cloud's, if any.
    public Optional<URI> externalAws() {
        return Optional.ofNullable(externalAws);
    }

    /// The folder with one log file per process.
    public Path logs() {
        return logs;
    }

    /// What services wanted to do on AWS although permissions.json does not grant it, in AWS's words. An
    /// [external AWS][#externalAws] denies nothing.
    public List<String> denials() {
        return localCloud
                .process()
                .output()
                .lines()
                .filter(line -> line.contains(" is not authorized to perform: "))
                .map(line -> line.substring(Math.max(0, line.indexOf("User: "))))
                .distinct()
                .toList();
    }

    /// An access token of a sample user.
    ///
    /// @param username `ada`, `ben` or `olga`
    public String token(String username) {
        return new SignIn(http, localCloud.address("sign-in")).token(username);
    }

    /// Sets up the sample events, or moves them to today.
    public void putSampleEvents() {
        new SampleEvents(http, edge(), localCloud.address("sign-in"), Clock.systemUTC()).put();
    }

    /// Ends the services, all at once, and then local-cloud.
    @Override
    public void close() {
        var closing = new ArrayList<Thread>();
        services().forEach(service -> closing.add(Thread.ofPlatform().start(service::close)));
        for (var thread : closing) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        localCloud.close();
        http.close();
        if (temporaryDirectory != null) {
            delete(temporaryDirectory);
        }
    }

    private static void delete(Path directory) {
        try (var content = Files.walk(directory)) {
            for (var file : content.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + directory, e);
        }
    }
}
