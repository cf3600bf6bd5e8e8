package dev.usher.validation.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.validation.admission.Reason;
import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

class ScannerFilesTest {
    private static final Path FOLDER = folder();

    /// Neither part of what the page loads, nor of use without a network.
    private static final Set<String> NOT_KEPT = Set.of(
            "files.txt",
            "index.html",
            "service-worker.js",
            "vendor/zxing-wasm/LICENSE",
            "vendor/zxing-wasm/LICENSE-zxing-cpp",
            "vendor/zxing-wasm/SHA256SUMS");

    private final ScannerFiles files = new ScannerFiles();

    @Test
    void everyFileIsKeptForBeingOffline() throws IOException {
        try (var all = Files.walk(FOLDER)) {
            var names = all.filter(Files::isRegularFile)
                    .map(file -> FOLDER.relativize(file).toString())
                    .filter(name -> !NOT_KEPT.contains(name))
                    .map(name -> "/scanner/" + name);

            assertThat(files.paths()).containsExactlyInAnyOrderElementsOf(names.toList());
        }
    }

    @Test
    void everyModuleThatIsImportedExists() {
        for (String path : files.paths()) {
            if (path.endsWith(".js") && !path.contains("/vendor/")) {
                assertThat(imports(path))
                        .allSatisfy(imported -> assertThat(files.paths()).contains("/scanner/" + imported));
            }
        }
    }

    @Test
    void theReaderOfCodesIsTheOneThatWasVendored() throws IOException {
        var sums = Files.readAllLines(FOLDER.resolve("vendor/zxing-wasm/SHA256SUMS"));

        assertThat(sums).hasSize(3);
        for (String line : sums) {
            String[] sumAndFile = line.split(" {2}", 2);
            assertThat(sha256(FOLDER.resolve("vendor/zxing-wasm").resolve(sumAndFile[1])))
                    .as(line)
                    .isEqualTo(sumAndFile[0]);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "fr", "es", "ja", "ar"})
    void everyLanguageSaysEverythingWithTheSameBlanks(String language) throws IOException {
        Map<String, String> english = texts("en");

        Map<String, String> translated = texts(language);

        assertThat(translated).containsOnlyKeys(english.keySet());
        english.forEach(
                (key, text) -> assertThat(blanks(text(translated, key))).as(key).isEqualTo(blanks(text)));
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void everyReasonHasAWordAndASentence(Reason reason) throws IOException {
        assertThat(texts("en")).containsKeys("word." + reason.wireName(), "sentence." + reason.wireName());
    }

    @ParameterizedTest
    @EnumSource(value = Reason.class, mode = Mode.EXCLUDE, names = "OK")
    void everyReasonHasAWordOnTheOrganizersPage(Reason reason) throws IOException {
        assertThat(Files.readString(FOLDER.resolveSibling("organizer").resolve("board.js")))
                .contains("\n  " + reason.wireName() + ": '");
    }

    @Test
    void everyTextThatThePageNamesExists() throws IOException {
        var page = Files.readString(FOLDER.resolve("index.html"));

        var named = Pattern.compile("data-(?:text|label)=\"([^\"]+)\"")
                .matcher(page)
                .results()
                .map(ScannerFilesTest::group);

        assertThat(texts("en")).containsKeys(named.toArray(String[]::new));
    }

    @Test
    void everyTextThatTheScriptsNameExists() throws IOException {
        Map<String, String> english = texts("en");

        for (String path : files.paths()) {
            if (path.endsWith(".js") && !path.contains("/vendor/")) {
                assertThat(english.keySet()).as(path).containsAll(textsNamedIn(path));
            }
        }
    }

    private static List<String> textsNamedIn(String path) throws IOException {
        return Pattern.compile("text\\('(\\w+\\.\\w+)'")
                .matcher(Files.readString(FOLDER.resolve(path.substring("/scanner/".length()))))
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    private static List<String> imports(String path) {
        try {
            return Pattern.compile("from '\\./([^']+)'|import '\\./([^']+)'")
                    .matcher(Files.readString(FOLDER.resolve(path.substring("/scanner/".length()))))
                    .results()
                    .map(ScannerFilesTest::group)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String group(MatchResult match) {
        return Objects.requireNonNullElseGet(match.group(1), () -> match.group(2));
    }

    private static Set<String> blanks(String text) {
        return Pattern.compile("\\{\\w+}")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String text(Map<String, String> texts, String key) {
        return Objects.requireNonNull(texts.get(key), key);
    }

    private static Map<String, String> texts(String language) throws IOException {
        return JsonMapper.createDefault()
                .readValue(
                        Files.readAllBytes(FOLDER.resolve("i18n/" + language + ".json")),
                        Argument.mapOf(String.class, String.class));
    }

    private static String sha256(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path folder() {
        try {
            return Path.of(Objects.requireNonNull(ScannerFilesTest.class.getResource("/scanner/index.html"))
                            .toURI())
                    .resolveSibling("");
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
