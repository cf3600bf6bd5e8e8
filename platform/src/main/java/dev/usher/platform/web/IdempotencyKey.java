package dev.usher.platform.web;

import dev.usher.platform.problem.CommonProblemType;
import dev.usher.platform.problem.CommonProblems;
import dev.usher.platform.problem.Problem;
import io.micronaut.http.HttpResponse;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The header `Idempotency-Key`: a repetition by the same caller with the same key is the same request.
public final class IdempotencyKey {
    /// The header's name.
    public static final String HEADER = "Idempotency-Key";

    private static final Pattern USABLE = Pattern.compile("[\\x21-\\x7e]([\\x20-\\x7e]{0,253}[\\x21-\\x7e])?");

    private IdempotencyKey() {}

    /// Whether there is none, or a usable one.
    public static boolean isFine(@Nullable String key) {
        return key == null || USABLE.matcher(key).matches();
    }

    /// The answer to any other key.
    public static HttpResponse<Problem> unusable() {
        return CommonProblems.invalid(HEADER + " must be 1 to 255 printable characters of ASCII")
                .toResponse();
    }

    /// The key of a request that must have one, because it moves money or revokes tickets.
    ///
    /// @throws StrictBody.Unacceptable if it is missing or not usable
    public static String required(@Nullable String key) {
        if (key == null || !USABLE.matcher(key).matches()) {
            throw new StrictBody.Unacceptable(Problem.of(
                    CommonProblemType.IDEMPOTENCY_KEY_REQUIRED,
                    "Send the header " + HEADER + " (1 to 255 printable characters of ASCII), so that a repeated"
                            + " request does nothing twice."));
        }
        return key;
    }
}
