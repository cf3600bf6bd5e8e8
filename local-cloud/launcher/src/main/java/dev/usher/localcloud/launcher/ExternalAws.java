package dev.usher.localcloud.launcher;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/// An AWS that runs already, such as LocalStack, in place of local-cloud's SQS, SNS, DynamoDB and S3.
public final class ExternalAws {

    /// The setting that names its address, one for all services.
    public static final String SETTING = "USHER_AWS_ENDPOINT";

    private static final int PATIENCE_MILLIS = 5_000;

    private ExternalAws() {}

    /// Its address, if the setting names one.
    ///
    /// @param settings environment variables
    /// @throws IllegalArgumentException if the value is not an address
    public static Optional<URI> named(Map<String, String> settings) {
        return Optional.ofNullable(settings.get(SETTING))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .map(ExternalAws::address);
    }

    /// What a person must know who uses it.
    public static String notice(URI endpoint) {
        return "AWS is at " + endpoint + ": it does not enforce permissions.";
    }

    /// Fails with one sentence if nothing listens there, before anything is started that needs it.
    ///
    /// @throws IllegalStateException if nothing listens
    static void requireListening(URI endpoint) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(endpoint.getHost(), port(endpoint)), PATIENCE_MILLIS);
        } catch (IOException nobody) {
            throw new IllegalStateException(
                    "Nothing answers at " + endpoint + ": start LocalStack with make localstack, or unset " + SETTING,
                    nobody);
        }
    }

    private static int port(URI endpoint) {
        if (endpoint.getPort() >= 0) {
            return endpoint.getPort();
        }
        return "https".equals(endpoint.getScheme()) ? 443 : 80;
    }

    private static URI address(String value) {
        if (!value.matches("https?://[^/?#@]+/?")) {
            throw new IllegalArgumentException(
                    SETTING + "=" + value + " is not an address such as http://localhost:4566");
        }
        return URI.create(value.endsWith("/") ? value.substring(0, value.length() - 1) : value);
    }
}
