package dev.usher.localcloud.permission;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// How one AWS service is called.
interface AwsProtocol {

    /// Whether the body is needed to say what is called. If not it is passed on as it comes.
    boolean isInBody();

    /// What a request does. An operation that this class does not know is a call of that name, so that it is
    /// refused to those who may not do everything.
    ///
    /// @throws IOException if the request cannot be read
    List<AwsCall> calls(AwsRequest request) throws IOException;

    /// How the service refuses this request although its caller may call it; nothing if it does not.
    ///
    /// @throws IOException if the request cannot be read
    default Optional<Denial> refusal(AwsRequest request) throws IOException {
        return Optional.empty();
    }

    /// Whether a request has to be looked at even if its caller may do everything.
    ///
    /// @param request without its body
    default boolean mayRefuseEverybody(AwsRequest request) {
        return false;
    }

    /// How the service refuses a caller.
    ///
    /// @param message without line breaks
    Denial denial(AwsRequest request, String message);

    /// An answer.
    ///
    /// @param errorHeader the value of `x-amzn-query-error`; empty for none
    record Denial(int status, String contentType, String body, String errorHeader) {}
}
