package dev.usher.platform.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RevisionTest {
    private final HttpServer ecs;

    RevisionTest() throws IOException {
        ecs = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ecs.start();
    }

    @AfterEach
    void stop() {
        ecs.stop(0);
    }

    @Test
    void ecsTellsIt() {
        answer(
                "/v4/abc/task",
                "{\"Family\":\"event-ticketing-ticket-service-prod\",\"Revision\":\"42\",\"Limits\":{}}");

        assertThat(revision("", metadata()).name()).contains("42");
    }

    @Test
    void aSettingTakesThePlaceOfEcs() {
        assertThat(revision(" 7 ", metadata()).name()).contains("7");
    }

    @Test
    void itIsUnknownElsewhereAndWhileEcsDoesNotAnswer() {
        answer("/v4/abc/task", "busy");

        assertThat(revision("", "").name()).isEmpty();
        assertThat(revision("", metadata()).name()).isEmpty();
        assertThat(revision("", metadata().replace("abc", "other")).name()).isEmpty();
        assertThat(revision("", "not an address").name()).isEmpty();
    }

    private String metadata() {
        return "http://localhost:" + ecs.getAddress().getPort() + "/v4/abc";
    }

    private void answer(String path, String body) {
        ecs.createContext(path, exchange -> {
            byte[] bytes = body.getBytes(UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    private static Revision revision(String setting, String metadata) {
        return new Revision(setting, metadata, JsonMapper.createDefault());
    }
}
