package dev.usher.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.localcloud.launcher.ProjectLayout;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the documentation says of things that have a name in the code.
final class DocumentationTest {
    private static final Path ROOT = ProjectLayout.find().root();
    private static final Set<String> NOT_OURS =
            Set.of("target", "build", ".git", ".local-cloud", ".terraform", "node_modules");

    /// A constant of an enum of problems, whose name is the slug in capitals.
    private static final Pattern PROBLEM_TYPE = Pattern.compile("(?m)^ {4}([A-Z_]+)\\(\\s*HttpStatus");
    /// The slug of a problem of the edge, and after it the title.
    private static final Pattern SLUG_AT_EDGE = Pattern.compile("\"([a-z]+(?:-[a-z]+)*)\",\\s*\"[A-Z][a-z][^\"]*\"");

    private static final Pattern SECTION = Pattern.compile("(?m)^## ");
    private static final Pattern SLUG_IN_TABLE = Pattern.compile("(?m)^\\| `([a-z-]+)` \\| ");
    private static final Pattern METRIC =
            Pattern.compile("(?:counter|timer|gauge|gaugeCollectionSize)\\(\\s*\"(usher\\.[a-z.]+)\"");
    private static final Pattern LINK =
            Pattern.compile("(?m)\\]\\((?!\\w+:)([^)\\s]+)\\)|^\\[[^\\]]+\\]: (?!\\w+:)(\\S+)$");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
    private static final Pattern CODE_BLOCK = Pattern.compile("(?ms)^ *```.*?^ *```");

    @ParameterizedTest
    @CsvSource({
        "Any service, platform/src/main/java/dev/usher/platform/problem/CommonProblemType.java",
        "payment-service, payment-service/src/main/java/dev/usher/payment/problem/PaymentProblemType.java",
        "ticket-service, ticket-service/src/main/java/dev/usher/ticket/problem/TicketProblemType.java",
        "validation-service, validation-service/src/main/java/dev/usher/validation/problem/ValidationProblemType.java"
    })
    void everyTypeOfProblemIsListedAndEveryListedTypeExists(String heading, String types) throws IOException {
        Set<String> slugs = found(PROBLEM_TYPE, read(ROOT.resolve(types))).stream()
                .map(name -> name.toLowerCase(Locale.ROOT).replace('_', '-'))
                .collect(Collectors.toSet());

        assertThat(found(SLUG_IN_TABLE, problemsOf(heading))).isNotEmpty().isEqualTo(slugs);
    }

    @Test
    void everyProblemOfTheEdgeIsListedAndEveryListedOneExists() throws IOException {
        var edge = read(ROOT.resolve("local-cloud/server/src/main/java/dev/usher/localcloud/http/Problem.java"));
        var listed = new TreeSet<>(found(SLUG_IN_TABLE, problemsOf("The edge")));
        // The edge shares this type with the services.
        listed.add("not-found");

        assertThat(found(SLUG_AT_EDGE, edge)).isEqualTo(listed);
    }

    private static String problemsOf(String heading) throws IOException {
        return SECTION.splitAsStream(read(ROOT.resolve("docs/problems.md")))
                .filter(section -> section.startsWith(heading + "\n"))
                .collect(Collectors.joining());
    }

    @Test
    void everyMetricIsInTheRunbook() throws IOException {
        var runbook = read(ROOT.resolve("docs/runbook.md"));
        var metrics = new TreeSet<String>();
        for (String source : sourcesThatMention("usher.")) {
            found(METRIC, source).forEach(name -> metrics.add(name.replace('.', '_')));
        }

        assertThat(metrics)
                .isNotEmpty()
                .allSatisfy(metric -> assertThat(runbook).contains("`" + metric));
    }

    @Test
    void theExamplesOfMessagesAreTheBytesOfTheTests() throws IOException {
        var page = read(ROOT.resolve("docs/events.md"));
        var examples = files(ROOT.resolve("contracts/src/test/resources"), ".json");

        assertThat(examples).isNotEmpty();
        for (Path example : examples) {
            assertThat(page).contains("```json\n" + read(example).strip() + "\n```");
        }
    }

    @Test
    void everyRelativeLinkLeadsSomewhere() throws IOException {
        var broken = new ArrayList<String>();
        for (Path page : files(ROOT, ".md")) {
            for (String link : found(LINK, withoutCode(read(page)))) {
                if (!leadsSomewhere(page, link)) {
                    broken.add(ROOT.relativize(page) + ": " + link);
                }
            }
        }

        assertThat(broken).isEmpty();
    }

    private static boolean leadsSomewhere(Path page, String link) throws IOException {
        int hash = link.indexOf('#');
        String file = hash < 0 ? link : link.substring(0, hash);
        Path target = file.isEmpty()
                ? page
                : page.resolveSibling(file.replace("%20", " ")).normalize();
        if (!Files.exists(target)) {
            return false;
        }
        return hash < 0
                || found(HEADING, withoutCode(read(target))).stream()
                        .map(DocumentationTest::anchor)
                        .anyMatch(link.substring(hash + 1)::equals);
    }

    /// As the forges make it of a heading.
    private static String anchor(String heading) {
        return heading.strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }

    private static String withoutCode(String page) {
        return CODE_BLOCK.matcher(page).replaceAll("");
    }

    private static List<String> sourcesThatMention(String word) throws IOException {
        var sources = new ArrayList<String>();
        for (Path file : files(ROOT, ".java")) {
            if (file.toString().contains("/src/main/java/")) {
                String source = read(file);
                if (source.contains(word)) {
                    sources.add(source);
                }
            }
        }
        return sources;
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(DocumentationTest::firstGroup)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String firstGroup(MatchResult match) {
        String group = match.group(1);
        return group == null ? match.group(2) : group;
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        var files = new ArrayList<Path>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                return NOT_OURS.contains(String.valueOf(directory.getFileName()))
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.toString().endsWith(ending)) {
                    files.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return files;
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file);
    }
}
