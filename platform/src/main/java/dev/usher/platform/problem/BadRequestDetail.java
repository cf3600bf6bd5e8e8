package dev.usher.platform.problem;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.usher.platform.json.WrongValue;
import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.core.type.Argument;
import io.micronaut.http.server.exceptions.response.Error;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.serde.exceptions.InvalidPropertyFormatException;
import io.micronaut.web.router.exceptions.UnsatisfiedRouteException;
import jakarta.validation.ConstraintViolationException;
import java.util.LinkedHashSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Says what is wrong with a request in the caller's terms: the field and what is expected, without Java types.
final class BadRequestDetail {
    private static final Pattern FIELD_IN_MESSAGE =
            Pattern.compile("(?:deserializing type: \\S+|decoding property \\[[^ \\]]+) (\\w+)");
    private static final Pattern ELEMENT = Pattern.compile("<(?:list element|map key|map value)>");
    private static final String UNKNOWN =
            "The body or a parameter is not what this path expects: check names and types.";

    private BadRequestDetail() {}

    static String of(ConstraintViolationException violations) {
        return violations.getConstraintViolations().stream()
                .map(violation ->
                        withoutArgument(violation.getPropertyPath().toString()) + " " + violation.getMessage())
                .sorted()
                .collect(Collectors.joining("; "));
    }

    static String of(@Nullable Throwable cause, ErrorContext context) {
        return switch (cause) {
            case null -> ofMessages(context);
            case UnsatisfiedRouteException missing -> named(missing.getArgument()) + " is missing";
            case ConversionErrorException conversion -> ofConversion(conversion);
            default -> deepest(cause) instanceof JsonProcessingException json ? ofJson(json) : UNKNOWN;
        };
    }

    private static String ofConversion(ConversionErrorException conversion) {
        Throwable deepest = deepest(conversion);
        if (deepest instanceof JsonProcessingException json) {
            return ofJson(json);
        }
        if (deepest instanceof WrongValue wrong) {
            return String.valueOf(wrong.getMessage());
        }
        String field = field(conversion);
        // Our own ids say what they expect; the framework's messages name Java types.
        String message = deepest.getMessage();
        return deepest instanceof IllegalArgumentException && message != null && message.startsWith("not a")
                ? field + ": " + message
                : field + " is not what this path expects: check its type";
    }

    private static String ofJson(JsonProcessingException json) {
        JsonLocation at = json.getLocation();
        return at == null
                ? "The body is not JSON with each field once."
                : "The body is not JSON with each field once: see line " + at.getLineNr() + ", column "
                        + at.getColumnNr() + ".";
    }

    /// The field of the body, if the framework names one, otherwise the argument. Nested fields as
    /// `price.amount`.
    private static String field(ConversionErrorException conversion) {
        var path = new LinkedHashSet<String>();
        for (@Nullable Throwable cause = conversion; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidPropertyFormatException property) {
                path.add(property.getArgument().getName());
            } else {
                Matcher field = FIELD_IN_MESSAGE.matcher(String.valueOf(cause.getMessage()));
                if (field.find()) {
                    path.add(field.group(1));
                }
            }
        }
        return path.isEmpty() ? named(conversion.getArgument()) : String.join(".", path);
    }

    /// Controllers call the body `request`.
    private static String named(Argument<?> argument) {
        return "request".equals(argument.getName()) ? "The body" : argument.getName();
    }

    private static String ofMessages(ErrorContext context) {
        String messages = context.getErrors().stream().map(Error::getMessage).collect(Collectors.joining("; "));
        return messages.isEmpty() ? UNKNOWN : messages;
    }

    /// `register.request.quantity` and `request.quantity` are both the caller's `quantity`;
    /// `request.gates[1]<list element>` is the caller's `gates[1]`.
    private static String withoutArgument(String javaPath) {
        String path = ELEMENT.matcher(javaPath).replaceAll("");
        int request = path.indexOf("request.");
        return request < 0 ? path.substring(path.lastIndexOf('.') + 1) : path.substring(request + "request.".length());
    }

    private static Throwable deepest(Throwable failure) {
        Throwable deepest = failure;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return deepest;
    }
}
