package dev.usher.cli.console;

import dev.usher.cli.dlq.DeadLetterDesk;
import dev.usher.cli.order.Orders;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.Map;

/// The running console. It listens on loopback only.
final class Console implements AutoCloseable {
    private final ApplicationContext context;
    private final String address;

    private Console(ApplicationContext context, String address) {
        this.context = context;
        this.address = address;
    }

    /// Starts it and returns when it answers.
    ///
    /// @param port 0 for any free one
    static Console start(ConsoleSettings settings, DeadLetterDesk desk, Orders orders, int port) {
        var context = ApplicationContext.builder()
                .deduceEnvironment(false)
                .banner(false)
                .properties(Map.of(
                        "micronaut.application.name", "usher-console",
                        // Otherwise empty lists are left out.
                        "micronaut.serde.serialization.inclusion", "ALWAYS",
                        "micronaut.server.host", "127.0.0.1",
                        "micronaut.server.port", port == 0 ? -1 : port,
                        "micronaut.server.max-request-size", "10MB",
                        "micronaut.router.static-resources.page.paths", "classpath:console",
                        "micronaut.router.static-resources.page.mapping", "/**"))
                .singletons(settings, desk, orders)
                .start();
        try {
            EmbeddedServer server = context.getBean(EmbeddedServer.class).start();
            return new Console(context, "http://127.0.0.1:" + server.getPort() + "/#" + settings.token());
        } catch (RuntimeException failure) {
            context.close();
            throw failure;
        }
    }

    /// The address to open in a browser. Anyone who has it can do whatever the console can.
    String address() {
        return address;
    }

    @Override
    public void close() {
        context.getBean(Jobs.class).stopAll();
        context.close();
    }
}
