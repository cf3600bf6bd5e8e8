package dev.usher.platform.receiving;

import dev.usher.platform.problem.CommonProblemType;
import dev.usher.platform.problem.CommonProblems;
import dev.usher.platform.problem.Problem;
import io.micronaut.json.JsonMapper;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

/// Answers to requests that never reach the application.
@Singleton
final class Refusals {
    private final JsonMapper json;

    Refusals(JsonMapper json) {
        this.json = json;
    }

    /// The request did not arrive in time.
    FullHttpResponse late(Duration within) {
        return response(Problem.of(
                CommonProblemType.REQUEST_TIMEOUT,
                "The request did not arrive within " + within.toSeconds() + " s. Send it again."));
    }

    /// The request is not HTTP, or too long.
    FullHttpResponse unreadable(Throwable cause) {
        return response(
                switch (cause) {
                    case TooLongHttpLineException _ ->
                        Problem.of(
                                CommonProblemType.TARGET_TOO_LONG,
                                "The path and query of a request have at most 4,096 characters.");
                    case TooLongHttpHeaderException _ ->
                        Problem.of(
                                CommonProblemType.HEADERS_TOO_LARGE,
                                "The headers of a request have at most 8,192 bytes together.");
                    default -> CommonProblems.malformed("The request is not well-formed HTTP.");
                });
    }

    private FullHttpResponse response(Problem problem) {
        byte[] body;
        try {
            body = json.writeValueAsBytes(problem);
        } catch (IOException e) {
            throw new UncheckedIOException("a problem cannot be written", e);
        }
        var response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(problem.status()), Unpooled.wrappedBuffer(body));
        response.headers()
                .set("Content-Type", "application/problem+json")
                .setInt("Content-Length", body.length)
                .set("Connection", "close")
                .set("Cache-Control", "no-store")
                .set("X-Content-Type-Options", "nosniff");
        return response;
    }
}
