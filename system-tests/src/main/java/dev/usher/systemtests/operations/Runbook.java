package dev.usher.systemtests.operations;

import dev.usher.localcloud.launcher.ProjectLayout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// docs/runbook.md, as programs read it.
///
/// @param page all of it, in Markdown
/// @param alarms the sections of alarms, by their names
public record Runbook(String page, Map<String, Section> alarms) {
    private static final Pattern ALARM = Pattern.compile("(?ms)^### `([a-z-]+)`\n(.*?)(?=^##)");

    /// A block of commands, or one command within a sentence, which may be broken between lines.
    private static final Pattern COMMANDS =
            Pattern.compile("(?ms)^ *```\n(.*?)^ *```|`((?:usher|aws|terraform|infra-terraform/deploy) [a-z-][^`]*)`");

    public Runbook {
        alarms = Map.copyOf(alarms);
    }

    /// Reads the page of this repository.
    public static Runbook read() {
        try {
            String page = Files.readString(ProjectLayout.find().root().resolve("docs/runbook.md"));
            var alarms = new LinkedHashMap<String, Section>();
            for (Matcher section = ALARM.matcher(page); section.find(); ) {
                alarms.put(section.group(1), Section.of(section.group(2)));
            }
            return new Runbook(page, alarms);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The commands in a part of the page, in its order, as printed. What stands on several lines is one line.
    public static List<String> commands(String markdown) {
        var commands = new ArrayList<String>();
        for (Matcher found = COMMANDS.matcher(markdown); found.find(); ) {
            if (found.group(2) != null) {
                commands.add(found.group(2).replaceAll("\\s+", " "));
            } else {
                found.group(1)
                        .replaceAll("\\\\\n\\s*", "")
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .forEach(commands::add);
            }
        }
        return List.copyOf(commands);
    }

    /// A command with its placeholders filled, for the environment `local`.
    ///
    /// @param values by placeholder, such as `QUEUE`
    public static String filled(String command, Map<String, String> values) {
        String filled = command.replaceAll("(event-ticketing-[a-z-]+)-prod\\b", "$1-local");
        for (Map.Entry<String, String> value : values.entrySet()) {
            String whole = "(?<![\\w-])" + Pattern.quote(value.getKey()) + "(?![\\w-])";
            filled = filled.replaceAll(whole, Matcher.quoteReplacement(value.getValue()));
        }
        return filled;
    }

    /// The four parts of an alarm's section. A part that is missing is empty.
    ///
    /// @param means what it means
    /// @param look how to look
    /// @param type what to type
    /// @param over how to know that it is over
    public record Section(String means, String look, String type, String over) {
        private static Section of(String text) {
            return new Section(part(text, "Means"), part(text, "Look"), part(text, "Type"), part(text, "Over"));
        }

        private static String part(String text, String name) {
            Matcher part = Pattern.compile(
                            "(?ms)^\\*\\*" + name + "\\*\\*: (.*?)(?=^\\*\\*(?:Look|Type|Over)\\*\\*: |\\z)")
                    .matcher(text);
            return part.find() ? part.group(1).strip() : "";
        }

        /// The commands to type for a reason. A list says for which reasons: its first point that names this one
        /// counts, or else its last.
        ///
        /// @param reason why letters are dead, or nothing
        public List<String> commandsFor(String reason) {
            List<String> points =
                    Pattern.compile("(?m)^- ").splitAsStream(type).skip(1).toList();
            return commands(points.stream()
                    .filter(point -> named(point).stream().anyMatch(reason::contains))
                    .findFirst()
                    .orElse(points.isEmpty() ? type : points.getLast()));
        }

        /// The reasons at the beginning of a point.
        private static List<String> named(String point) {
            Matcher reasons = Pattern.compile("^Reason ((?:`[^`]+`(?:, )?)+)").matcher(point);
            return reasons.find()
                    ? Pattern.compile("`([^`]+)`")
                            .matcher(reasons.group(1))
                            .results()
                            .map(reason -> reason.group(1))
                            .collect(Collectors.toList())
                    : List.of();
        }
    }
}
