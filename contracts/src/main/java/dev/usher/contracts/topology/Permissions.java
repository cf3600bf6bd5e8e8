package dev.usher.contracts.topology;

import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import io.micronaut.serde.annotation.Serdeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The content of permissions.json: what each service may do on AWS. Terraform makes the services'
/// policies from the same file, and local-cloud refuses everything that it does not grant.
///
/// A resource is named by its kind and its name in topology.json: `table/events`,
/// `table/registrations/index/by-user`, `queue/…` (dead-letter queues too), `topic/…`, `bucket/tickets`,
/// `bucket/tickets/*` for the objects in it, and for each sender `identity/…`, what it sends from, and
/// `configuration-set/…`. Actions are those of IAM,
/// such as `dynamodb:GetItem`.
@Serdeable
public record Permissions(Map<String, OfService> services) {
    private static final String RESOURCE = "/dev/usher/contracts/permissions.json";

    /// Reads the file that is packed into this module.
    public static Permissions load() {
        try (InputStream in = Permissions.class.getResourceAsStream(RESOURCE)) {
            return parse(Objects.requireNonNull(in, RESOURCE).readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + RESOURCE, e);
        }
    }

    /// Reads another file of the same form, for tests of what happens when a permission is missing.
    public static Permissions load(Path file) {
        try {
            return parse(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static Permissions parse(byte[] json) throws IOException {
        return JsonMapper.createDefault().readValue(json, Argument.of(Permissions.class));
    }

    /// Whether a service may do this. A service that the file does not name may do nothing.
    public boolean grants(String service, String resource, String action) {
        var ofService = services.get(service);
        return ofService != null
                && ofService.grants().getOrDefault(resource, List.of()).contains(action);
    }

    /// What one service may do.
    ///
    /// @param grants the actions by resource
    /// @param notCalledInTests grants that no run of the system tests has to use, as `resource action`, each
    ///     with the reason why it is needed; `*` stands for any characters
    @Serdeable
    public record OfService(Map<String, List<String>> grants, Map<String, String> notCalledInTests) {
        /// Whether there is a reason for a grant that no test uses.
        public boolean mayStayUncalled(String resource, String action) {
            String grant = resource + " " + action;
            return notCalledInTests.keySet().stream()
                    .anyMatch(pattern -> pattern(pattern).matcher(grant).matches());
        }

        private static Pattern pattern(String wildcards) {
            return Pattern.compile(Arrays.stream(wildcards.split("\\*", -1))
                    .map(Pattern::quote)
                    .collect(Collectors.joining(".*")));
        }
    }
}
