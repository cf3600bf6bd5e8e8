package dev.usher.localcloud.launcher;

import dev.usher.localcloud.process.Ports;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// The port of every part and service.
///
/// @param byName in the order in which people care
public record StackPorts(Map<String, Integer> byName) {

    /// The parts that another AWS replaces.
    static final List<String> AWS = List.of("sqs", "sns", "dynamodb", "s3");

    private static final Map<String, Integer> USUAL = usualPorts();

    private static final int LAST_PORT = 65_535;

    public StackPorts {
        byName = new LinkedHashMap<>(byName);
    }

    /// The ports that the documentation names, except where a setting such as `USHER_PORT_EDGE=9080` says
    /// otherwise.
    ///
    /// @param settings environment variables
    /// @throws IllegalArgumentException if one of them is no port; the message names it
    public static StackPorts usual(Map<String, String> settings) {
        var ports = new LinkedHashMap<>(USUAL);
        ports.replaceAll((name, port) -> {
            var other = settings.get(setting(name));
            return other == null ? port : port(other.strip(), setting(name));
        });
        return new StackPorts(ports);
    }

    private static int port(String given, String setting) {
        if (!given.matches("[1-9][0-9]{0,4}") || Integer.parseInt(given) > LAST_PORT) {
            throw new IllegalArgumentException(setting + " must be a port from 1 to " + LAST_PORT);
        }
        return Integer.parseInt(given);
    }

    /// Free ports for everything.
    public static StackPorts free() {
        var taken = new HashSet<Integer>();
        var ports = new LinkedHashMap<String, Integer>();
        USUAL.keySet().forEach(name -> ports.put(name, freePort(taken)));
        return new StackPorts(ports);
    }

    /// Without those of local-cloud's AWS, which does not start where [another][ExternalAws] is used.
    public StackPorts withoutAws() {
        var ports = new LinkedHashMap<>(byName);
        ports.keySet().removeAll(AWS);
        return new StackPorts(ports);
    }

    /// What is in the way, one sentence each, with the setting that changes the port.
    public List<String> conflicts() {
        var conflicts = new ArrayList<String>();
        byName.forEach((name, port) -> {
            if (!Ports.isFree(port)) {
                conflicts.add("%s; choose another for %s with %s=<port>"
                        .formatted(Ports.describe(port), name, setting(name)));
            }
        });
        return conflicts;
    }

    /// These ports, with free ones in place of those that are used.
    public StackPorts avoidingConflicts() {
        var taken = new HashSet<>(byName.values());
        var ports = new LinkedHashMap<>(byName);
        ports.replaceAll((name, port) -> Ports.isFree(port) ? port : freePort(taken));
        return new StackPorts(ports);
    }

    /// These ports, and free ones for those of the names that have none.
    StackPorts with(List<String> names) {
        var taken = new HashSet<>(byName.values());
        var ports = new LinkedHashMap<>(byName);
        names.forEach(name -> ports.computeIfAbsent(name, missing -> freePort(taken)));
        return new StackPorts(ports);
    }

    /// The port of a part of local-cloud or of a service, by its name.
    public int of(String name) {
        return Objects.requireNonNull(byName.get(name), name);
    }

    /// The environment variable that changes the usual port, such as `USHER_PORT_EDGE`.
    static String setting(String name) {
        return "USHER_PORT_" + name.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private static int freePort(HashSet<Integer> taken) {
        int port = Ports.free();
        while (!taken.add(port)) {
            port = Ports.free();
        }
        return port;
    }

    private static Map<String, Integer> usualPorts() {
        var ports = new LinkedHashMap<String, Integer>();
        ports.put("edge", 8080);
        ports.put("payment-service", 8081);
        ports.put("ticket-service", 8082);
        ports.put("validation-service", 8083);
        ports.put("stripe", 8090);
        ports.put("sign-in", 8091);
        ports.put("sqs", 8092);
        ports.put("sns", 8093);
        ports.put("dynamodb", 8094);
        ports.put("s3", 8095);
        ports.put("smtp", 8096);
        ports.put("mailbox", 8097);
        ports.put("traces", 8098);
        return ports;
    }
}
