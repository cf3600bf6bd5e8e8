package dev.usher.localcloud.stripe.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.ValidationMessage;
import dev.usher.localcloud.stripe.protocol.ApiFailure;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// One thing that is wrong with a call, in Stripe's words.
///
/// @param others the names of further unknown parameters
record Complaint(ValidationMessage message, String others) {

    private static final String UNKNOWN = "additionalProperties";
    private static final String MISSING = "required";
    private static final Pattern LIST_MARKS = Pattern.compile("[\\[\\]\"]");

    /// The one that Stripe reports: all unknown parameters at once, or else the first other one.
    static Optional<Complaint> first(Collection<ValidationMessage> messages) {
        var others = messages.stream()
                .filter(message -> message.getType().equals(UNKNOWN))
                .map(Complaint::name)
                .sorted()
                .collect(Collectors.joining(", "));
        return messages.stream()
                .min(Comparator.comparingInt(Complaint::rank).thenComparing(Complaint::name))
                .map(message -> new Complaint(message, others));
    }

    ApiFailure about(JsonNode parameters) {
        var name = name(message);
        var value = parameters.at(message.getInstanceLocation().toString());
        return switch (message.getType()) {
            case UNKNOWN ->
                ApiFailure.invalidRequest(
                        "parameter_unknown",
                        name,
                        "Received unknown parameter" + (others.contains(",") ? "s: " : ": ") + others);
            case MISSING ->
                ApiFailure.invalidRequest("parameter_missing", name, "Missing required param: " + name + ".");
            default ->
                value.isTextual() && value.asText().isEmpty()
                        ? ApiFailure.invalidRequest(
                                "parameter_invalid_empty",
                                name,
                                "You passed an empty string for '" + name
                                        + "'. We assume empty values are an attempt to "
                                        + "unset a parameter; however '" + name
                                        + "' cannot be unset. You should remove '" + name
                                        + "' from your request or supply a non-empty value.")
                        : invalid(name, value);
        };
    }

    private ApiFailure invalid(String name, JsonNode value) {
        var argument = String.valueOf(message.getArguments()[message.getArguments().length - 1]);
        return switch (message.getType()) {
            case "type" ->
                ApiFailure.invalidRequest(
                        argument.equals("integer") ? "parameter_invalid_integer" : null,
                        name,
                        "Invalid " + argument + (value.isTextual() ? ": " + value.asText() : ""));
            case "enum" ->
                ApiFailure.invalidRequest(
                        null,
                        name,
                        "Invalid " + name + ": must be one of "
                                + LIST_MARKS.matcher(argument).replaceAll(""));
            case "maxLength" ->
                ApiFailure.invalidRequest(
                        null, name, "Invalid string: " + name + " must be at most " + argument + " characters");
            default -> ApiFailure.invalidRequest(null, name, "Invalid " + name + ": " + message.getMessage());
        };
    }

    private static int rank(ValidationMessage message) {
        return switch (message.getType()) {
            case UNKNOWN -> 0;
            case MISSING -> 1;
            default -> 2;
        };
    }

    /// The parameter as a form writes it, such as `automatic_payment_methods[enabled]`.
    private static String name(ValidationMessage message) {
        var path = message.getInstanceLocation();
        var name = new StringBuilder();
        for (var index = 0; index < path.getNameCount(); index++) {
            append(name, String.valueOf(path.getElement(index)));
        }
        if (message.getType().equals(UNKNOWN) || message.getType().equals(MISSING)) {
            append(name, message.getProperty());
        }
        return name.toString();
    }

    private static void append(StringBuilder name, String part) {
        name.append(name.isEmpty() ? part : "[" + part + "]");
    }
}
