package dev.usher.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.usher.localcloud.launcher.ProjectLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Makes Prometheus's rules of ops/alarms.json, of which Terraform makes CloudWatch's alarms. `make alerts` writes
/// them.
public final class AlertRules {
    private static final Path OPS = ProjectLayout.find().root().resolve("ops");

    /// The rules, as they are in the repository.
    public static final Path FILE = OPS.resolve("prometheus/alerts.yml");

    private static final String REQUESTS = "http_server_requests_seconds_count";

    private AlertRules() {}

    /// Writes the rules.
    public static void main(String[] args) throws IOException {
        Files.createDirectories(FILE.getParent());
        Files.writeString(FILE, rules());
        System.out.println("wrote " + FILE);
    }

    /// One alarm on a metric of a service.
    ///
    /// @param source its name in ops/alarms.json, and in the runbook
    /// @param selector the metric with its labels, as PromQL
    /// @param above the limit that its value, or for a counter its increase, has to pass
    public record Alarm(
            String source,
            String name,
            String severity,
            String description,
            String metric,
            String selector,
            boolean isCounter,
            double above) {
        /// The condition, as PromQL.
        String expression() {
            // A counter that begins above 0 does not increase.
            return isCounter ? "increase(" + selector + "[5m]) > " + number(above) : selector + " > " + number(above);
        }

        /// For how long the condition has to hold: what must never be is told at once.
        String lasts() {
            return above == 0 ? "0m" : "2m";
        }
    }

    /// All alarms on the services' own metrics.
    public static List<Alarm> alarms() throws IOException {
        var alarms = new ArrayList<Alarm>();
        for (var entry : source().path("alarms").properties()) {
            JsonNode alarm = entry.getValue();
            String metric = alarm.path("metric").asText();
            List<String> matchers = new ArrayList<>();
            for (JsonNode value : alarm.path("values")) {
                matchers.add("{" + alarm.path("label").asText() + "=\"" + value.asText() + "\"}");
            }
            if (matchers.isEmpty()) {
                matchers.add("");
            }
            for (String matcher : matchers) {
                alarms.add(new Alarm(
                        entry.getKey(),
                        name(entry.getKey() + matcher.replaceAll("^.*=", "-")),
                        alarm.path("severity").asText(),
                        alarm.path("description").asText(),
                        metric,
                        metric + matcher,
                        metric.endsWith("_total"),
                        alarm.path("above").asDouble(0)));
            }
        }
        return List.copyOf(alarms);
    }

    /// The services that have a metric, as ops/alarms.json says.
    public static List<String> services(Alarm alarm) throws IOException {
        var services = new ArrayList<String>();
        for (JsonNode candidate : source().path("alarms")) {
            if (candidate.path("metric").asText().equals(alarm.metric())) {
                candidate.path("services").forEach(service -> services.add(service.asText()));
            }
        }
        return services.stream().distinct().toList();
    }

    /// The file's content.
    public static String rules() throws IOException {
        var yaml = new StringBuilder("""
                # Made by `make alerts` of ops/alarms.json, which is also the source of CloudWatch's alarms. Do not edit.
                groups:
                  - name: usher
                    rules:
                """);
        for (Alarm alarm : alarms()) {
            rule(yaml, alarm.name(), alarm.expression(), alarm.lasts(), alarm.severity(), alarm.description());
        }
        JsonNode http = source().path("http");
        for (JsonNode rate : http.path("burnRates")) {
            String factor = number(rate.path("factor").asDouble());
            rule(
                    yaml,
                    name("http-errors-" + rate.path("severity").asText()),
                    burns(http, rate.path("long").asText(), factor) + "\n            and "
                            + burns(http, rate.path("short").asText(), factor)
                            + "\n            and sum by (job) (increase("
                            + REQUESTS + "[" + rate.path("long").asText() + "])) >= "
                            + http.path("leastRequests").asInt(),
                    "0m",
                    rate.path("severity").asText(),
                    http.path("description").asText());
        }
        return yaml.toString();
    }

    private static String burns(JsonNode http, String window, String factor) {
        double budget = 1 - http.path("objective").asDouble();
        return "sum by (job) (rate(%1$s{status=~\"5..\"}[%2$s])) / sum by (job) (rate(%1$s[%2$s])) > %3$s * %4$s"
                .formatted(REQUESTS, window, factor, number(Math.round(budget * 1e9) / 1e9));
    }

    private static void rule(
            StringBuilder yaml, String name, String expression, String lasts, String severity, String description) {
        yaml.append("""
                      - alert: %s
                        expr: |-
                            %s
                        for: %s
                        labels:
                          severity: %s
                        annotations:
                          description: "%s"
                """.formatted(name, expression, lasts, severity, description.replace("\"", "\\\"")));
    }

    /// `orders-without-tickets` as Prometheus's users write names: `OrdersWithoutTickets`.
    private static String name(String words) {
        return Pattern.compile("[^A-Za-z0-9]+")
                .splitAsStream(words)
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    private static JsonNode source() throws IOException {
        return new ObjectMapper().readTree(OPS.resolve("alarms.json").toFile());
    }
}
