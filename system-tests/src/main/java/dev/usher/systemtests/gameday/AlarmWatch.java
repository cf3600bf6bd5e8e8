package dev.usher.systemtests.gameday;

import dev.usher.systemtests.AlertRules;
import dev.usher.systemtests.AlertRules.Alarm;
import dev.usher.systemtests.Http;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the services' metrics and decides which alarms of ops/alarms.json fire, as Prometheus would with the rules
/// that are made of that file. Safe for use by several threads. Rates of failed requests are left out: they need a
/// hundred requests.
///
/// Times are those of the rules, but for how long a minute takes: a limit in seconds is as much shorter.
final class AlarmWatch {
    private static final Pattern SAMPLE = Pattern.compile("(?m)^(\\w+)(\\{[^}]*\\})? (\\S+)$");
    private static final Pattern LABEL = Pattern.compile("\\{(.*)\\}$");
    private static final int MINUTES_OF_INCREASE = 5;
    private static final int MINUTES_TO_LAST = 2;
    private static final String SECONDS = "_seconds";

    private final Http http = new Http();
    private final List<URI> services;
    private final List<Alarm> alarms;
    private final Duration minute;
    private final Map<String, Deque<Sample>> counters = new HashMap<>();
    private final Map<String, Instant> above = new HashMap<>();
    private Map<String, Double> values = Map.of();

    /// @param services addresses of all instances
    /// @param minute how long a minute of the rules takes
    AlarmWatch(List<URI> services, Duration minute) {
        this.services = List.copyOf(services);
        this.minute = minute;
        try {
            this.alarms = AlertRules.alarms();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Reads all metrics once.
    ///
    /// @return the alarms that fire
    synchronized List<Firing> look() {
        var read = new HashMap<String, Double>();
        for (URI service : services) {
            String page = new String(http.download(service.resolve("/prometheus"), null), StandardCharsets.UTF_8);
            for (Matcher sample = SAMPLE.matcher(page); sample.find(); ) {
                String labels = sample.group(2) == null ? "" : sample.group(2);
                read.put(service + " " + sample.group(1) + labels, Double.parseDouble(sample.group(3)));
            }
        }
        values = Map.copyOf(read);
        Instant now = Instant.now();
        var firing = new ArrayList<Firing>();
        for (Alarm alarm : alarms) {
            values.forEach((series, value) -> {
                if (isOf(series, alarm) && isFiring(alarm, series, value, now)) {
                    firing.add(new Firing(alarm, series.substring(series.indexOf(' ') + 1), value));
                }
            });
        }
        return List.copyOf(firing);
    }

    /// The highest value of a metric at the last look; 0 without one.
    ///
    /// @param part of a label, such as the name of a queue
    synchronized double highest(String metric, String part) {
        return values.entrySet().stream()
                .filter(sample -> sample.getKey().contains(" " + metric))
                .filter(sample -> sample.getKey().contains(part))
                .mapToDouble(Map.Entry::getValue)
                .max()
                .orElse(0);
    }

    private boolean isFiring(Alarm alarm, String series, double value, Instant now) {
        String id = alarm.name() + " " + series;
        if (alarm.isCounter()) {
            return increase(id, value, now) > alarm.above();
        }
        double limit = alarm.above();
        if (alarm.metric().endsWith(SECONDS)) {
            limit = limit * minute.toMillis() / Duration.ofMinutes(1).toMillis();
        }
        if (value <= limit) {
            above.remove(id);
            return false;
        }
        Duration lasts = alarm.above() == 0 ? Duration.ZERO : minute.multipliedBy(MINUTES_TO_LAST);
        Instant since = above.computeIfAbsent(id, _ -> now);
        return !since.plus(lasts).isAfter(now);
    }

    /// How much a counter grew in the last five minutes.
    private double increase(String id, double value, Instant now) {
        Deque<Sample> samples = counters.computeIfAbsent(id, _ -> new ArrayDeque<>());
        samples.addLast(new Sample(now, value));
        Instant bound = now.minus(minute.multipliedBy(MINUTES_OF_INCREASE));
        while (samples.size() > 1 && samples.getFirst().at().isBefore(bound)) {
            samples.removeFirst();
        }
        return value - samples.getFirst().value();
    }

    private static boolean isOf(String series, Alarm alarm) {
        int space = series.indexOf(' ');
        int brace = series.indexOf('{');
        String metric = series.substring(space + 1, brace < 0 ? series.length() : brace);
        Matcher label = LABEL.matcher(alarm.selector());
        return metric.equals(alarm.metric()) && (!label.find() || series.contains(label.group(1)));
    }

    /// An alarm that fires.
    ///
    /// @param series the metric with its labels
    record Firing(Alarm alarm, String series, double value) {}

    private record Sample(Instant at, double value) {}
}
