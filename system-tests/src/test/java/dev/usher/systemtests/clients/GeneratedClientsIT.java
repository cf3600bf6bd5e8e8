package dev.usher.systemtests.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.usher.localcloud.launcher.ProjectLayout;
import dev.usher.localcloud.launcher.Stack;
import dev.usher.systemtests.Addresses;
import dev.usher.systemtests.Buyer;
import dev.usher.systemtests.EventRequests;
import dev.usher.systemtests.Http;
import dev.usher.systemtests.OnSharedStack;
import dev.usher.systemtests.Patience;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Clients that openapi-generator makes from the documents as they are served buy, download and refund.
/// Nothing of them is kept: they are generated, compiled and run here.
@OnSharedStack
@Timeout(900)
class GeneratedClientsIT {
    private static final Http HTTP = new Http();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path FOLDER = ProjectLayout.find().root().resolve("system-tests/target/generated-clients");
    private static final String CARD = "4242424242424242";

    private static Addresses addresses;
    private static Buyer ada;
    private static String edge;
    private static String adasToken;
    private static String olgasToken;

    private final String eventId = "EVENT#" + UUID.randomUUID();

    @BeforeAll
    static void start(Stack stack) throws Exception {
        addresses = Addresses.of(stack);
        ada = Buyer.signIn(HTTP, addresses, "ada");
        edge = addresses.edge().toString();
        adasToken = token("ada");
        olgasToken = token("olga");
        Files.createDirectories(FOLDER);
        for (String service : List.of("payment", "ticket")) {
            var document = URI.create(edge + "/" + service + "-service/swagger/" + service + "-service.yml");
            Files.write(FOLDER.resolve(service + ".yml"), HTTP.download(document, null));
        }
    }

    @Test
    void aClientInJavaBuysDownloadsAndRefunds() throws Exception {
        for (String service : List.of("payment", "ticket")) {
            var names = "usher." + service;
            Generator.generate(
                    FOLDER.resolve(service + ".yml"),
                    FOLDER.resolve("java/" + service),
                    "-g",
                    "java",
                    "--library",
                    "native",
                    "--invoker-package",
                    names,
                    "--api-package",
                    names + ".api",
                    "--model-package",
                    names + ".model",
                    "-p",
                    "openApiNullable=false,useJakartaEe=true");
        }
        Class<?> customer = Generator.compiled(FOLDER.resolve("java"), "clients/Customer.java", "usher.Customer");

        buysAndRefunds((step, arguments) -> {
            Object[] values = arguments.toArray();
            Class<?>[] types = arguments.stream().map(_ -> String.class).toArray(Class<?>[]::new);
            return JSON.valueToTree(customer.getMethod(step, types).invoke(null, values));
        });
    }

    @Test
    void aClientInPythonBuysDownloadsAndRefunds() throws Exception {
        var python = Python.withLibraries(
                FOLDER.resolve("venv"), "urllib3>=2.1,<3", "python-dateutil", "pydantic>=2", "typing-extensions");
        if (python.isEmpty()) {
            System.out.println("SKIPPED GeneratedClientsIT in Python: " + Python.MISSING);
            Assumptions.abort(Python.MISSING);
        }
        for (String service : List.of("payment", "ticket")) {
            Generator.generate(
                    FOLDER.resolve(service + ".yml"),
                    FOLDER.resolve("python/" + service),
                    "-g",
                    "python",
                    "--package-name",
                    "usher_" + service);
        }

        buysAndRefunds((step, arguments) -> JSON.readTree(python.get()
                .run(
                        List.of(FOLDER.resolve("python/payment"), FOLDER.resolve("python/ticket")),
                        "clients/customer.py",
                        step,
                        arguments)));
    }

    @Test
    void aClientInTypeScriptBuysDownloadsAndRefunds() throws Exception {
        var node = Node.withPackages(
                FOLDER.resolve("typescript"),
                "openapi-typescript@7",
                "openapi-fetch@0.17",
                "typescript@5",
                "@types/node@22");
        if (node.isEmpty()) {
            System.out.println("SKIPPED GeneratedClientsIT in TypeScript: " + Node.MISSING);
            Assumptions.abort(Node.MISSING);
        }
        for (String service : List.of("payment", "ticket")) {
            node.get().generateTypes(FOLDER.resolve(service + ".yml"), service + ".d.ts");
        }
        node.get().compile("clients/customer.ts");

        buysAndRefunds((step, arguments) -> JSON.readTree(node.get().run("customer.js", step, arguments)));
    }

    private void buysAndRefunds(Client client) throws Exception {
        openEvent();

        JsonNode registered = client.call("register", List.of(edge, adasToken, eventId));
        String registrationId = registered.path(0).asText();
        var intent = JSON.createObjectNode()
                .put("paymentIntentId", registered.path(1).asText())
                .put("clientSecret", registered.path(2).asText());
        ada.pay(intent, CARD).expect(200);
        Patience.until(
                "the registration shows its ticket",
                () -> Optional.of(ada.registration(registrationId).path("tickets"))
                        .filter(tickets -> tickets.size() == 1));
        JsonNode collected = client.call("collect", List.of(edge, adasToken, registrationId));
        assertThat(collected.path(0).asText()).isEqualTo("confirmed");
        assertThat(collected.path(1).asText()).isEqualTo("valid");
        assertThat(HTTP.download(URI.create(collected.path(2).asText()), null)).startsWith('%', 'P', 'D', 'F');
        assertThat(collected.path(3).asText("PNG")).isEqualTo("PNG");

        JsonNode refunded = client.call("refund", List.of(edge, olgasToken, registrationId));
        assertThat(refunded.asText()).isEqualTo("succeeded");
    }

    private void openEvent() {
        var event =
                EventRequests.of("Generated", Instant.now().plus(Duration.ofDays(30)), Duration.ofHours(3), 10, 2500);
        Buyer.signIn(HTTP, addresses, "olga")
                .put("/events/" + Http.encoded(eventId), event)
                .expect(201);
    }

    private static String token(String user) {
        return HTTP.postForm(
                        URI.create(addresses.signInOf(user) + "/token"),
                        null,
                        Map.of(
                                "grant_type", "password",
                                "client_id", "usher-local",
                                "username", user,
                                "password", "any",
                                "scope", "openid"))
                .expect(200)
                .path("access_token")
                .asText();
    }

    /// Takes a step with a generated client.
    private interface Client {
        JsonNode call(String step, List<String> arguments) throws Exception;
    }
}
