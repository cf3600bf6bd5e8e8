package dev.usher.localcloud.stripe.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.ValidationMessage;
import dev.usher.localcloud.stripe.protocol.ApiFailure;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// Stripe's OpenAPI document, trimmed to the calls and objects that the stand-in has. Its schemas are
/// compiled once; checking a call takes microseconds. Thread-safe.
@Singleton
public final class StripeContract {

    private static final String FILE = "openapi-trimmed.json";
    private static final Pattern PATH_VARIABLE = Pattern.compile("\\{[^}]*}");

    private final ObjectNode document;
    private final StrictSchemas schemas;
    private final Map<String, CallSchema> calls = new HashMap<>();

    /// Reads and compiles the contract from the class path.
    public StripeContract() {
        document = read();
        schemas = new StrictSchemas(document.path("components"));
        document.path("paths")
                .propertyStream()
                .forEach(path -> path.getValue()
                        .propertyStream()
                        .filter(operation -> operation.getValue().has("operationId"))
                        .forEach(operation -> calls.put(
                                name(operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey()),
                                CallSchema.of(operation.getValue(), schemas))));
    }

    /// The API version that it describes.
    public String version() {
        return document.at("/info/version").asText();
    }

    /// Checks the parameters of a call.
    ///
    /// @param call method and path pattern, for example `GET /v1/payment_intents/{id}`; the names of path
    ///     variables do not matter
    /// @param parameters the decoded form or query; every leaf is text
    /// @throws ApiFailure with status 400 at the first parameter that is unknown, missing or of another
    ///     type
    public void checkCall(String call, ObjectNode parameters) {
        var schema = calls.get(name(call));
        if (schema == null) {
            throw new IllegalStateException("Stripe has no " + call);
        }
        schema.check(parameters);
    }

    /// What is wrong with an object that Stripe would send, properties that Stripe does not have included.
    ///
    /// @param schema its name in the contract, such as `payment_intent`
    /// @return empty when nothing is
    public List<String> complaintsAbout(String schema, JsonNode object) {
        if (!document.at("/components/schemas").has(schema)) {
            return List.of("Stripe has no " + schema);
        }
        return schemas.ofComponent(schema).validate(object).stream()
                .map(ValidationMessage::getMessage)
                .map(message -> schema + message)
                .toList();
    }

    private static String name(String call) {
        return PATH_VARIABLE.matcher(call).replaceAll("{}");
    }

    private static ObjectNode read() {
        try (var stream = StripeContract.class.getResourceAsStream("/dev/usher/localcloud/stripe/contract/" + FILE)) {
            return (ObjectNode) new ObjectMapper().readTree(stream);
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot read " + FILE, failure);
        }
    }
}
