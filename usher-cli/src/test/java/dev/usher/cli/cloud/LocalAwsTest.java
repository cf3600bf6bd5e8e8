package dev.usher.cli.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalAwsTest {
    private ServerSocket sqs;
    private ServerSocket localStack;

    @BeforeEach
    void listen() throws IOException {
        sqs = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        localStack = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        sqs.close();
        localStack.close();
    }

    @Test
    void whatMakeUpRunsComesFirst() {
        assertThat(LocalAws.find(ports()))
                .isEqualTo(new LocalAws(
                        URI.create("http://127.0.0.1:" + sqs.getLocalPort()),
                        URI.create("http://127.0.0.1:8093"),
                        URI.create("http://127.0.0.1:8094"),
                        URI.create("http://127.0.0.1:8095")));
    }

    @Test
    void withoutItLocalStackIsFound() throws IOException {
        sqs.close();

        URI endpoint = URI.create("http://127.0.0.1:" + localStack.getLocalPort());
        assertThat(LocalAws.find(ports())).isEqualTo(new LocalAws(endpoint, endpoint, endpoint, endpoint));
    }

    @Test
    void theSettingNamesAnother() {
        URI endpoint = URI.create("http://aws.example:4566");

        assertThat(LocalAws.find(Map.of("USHER_AWS_ENDPOINT", endpoint.toString())))
                .isEqualTo(new LocalAws(endpoint, endpoint, endpoint, endpoint));
    }

    @Test
    void ifNothingListensItSaysWhereItLooked() throws IOException {
        sqs.close();
        localStack.close();

        assertThatThrownBy(() -> LocalAws.find(ports()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(
                        "neither `make up` (port %d) nor LocalStack (port %d) answers",
                        sqs.getLocalPort(), localStack.getLocalPort());
    }

    @ParameterizedTest
    @CsvSource({
        "USHER_AWS_ENDPOINT, localhost:4566",
        "USHER_AWS_ENDPOINT, http://local host",
        "USHER_PORT_SQS, many",
        "USHER_PORT_SQS, 65536",
        "USHER_PORT_SQS, 0",
        "USHER_PORT_LOCALSTACK, -1"
    })
    void whatIsNoAddressOrPortIsNamed(String setting, String value) {
        assertThatThrownBy(() -> LocalAws.find(Map.of(setting, value)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith(setting + " is not a");
    }

    private Map<String, String> ports() {
        return Map.of(
                "USHER_PORT_SQS", Integer.toString(sqs.getLocalPort()),
                "USHER_PORT_LOCALSTACK", Integer.toString(localStack.getLocalPort()));
    }
}
