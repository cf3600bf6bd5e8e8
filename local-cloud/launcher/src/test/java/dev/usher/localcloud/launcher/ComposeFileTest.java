package dev.usher.localcloud.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.localcloud.process.JavaCommand;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/// docker-compose.yml runs what `make up` runs.
final class ComposeFileTest {

    private static final Path ROOT = ProjectLayout.find().root();

    @TempDir
    private Path project;

    private final Map<String, Object> services = map(read().get("services"));

    @ParameterizedTest
    @ValueSource(strings = {"payment-service", "ticket-service", "validation-service"})
    void aServiceHasTheSettingsThatMakeUpGivesIt(String service) throws IOException {
        var ofMakeUp = new HashMap<>(command(service).environment());
        // `make up` listens on loopback, and lets its few sample people be a crowd.
        ofMakeUp.keySet().removeIf(name -> name.equals("MICRONAUT_SERVER_HOST") || name.contains("_PER_"));

        assertThat(settings(service)).containsKeys(ofMakeUp.keySet().toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {"payment-service", "ticket-service", "validation-service"})
    void aServiceCanLoadLibrariesThatItUnpacks(String service) {
        assertThat(map(services.get(service)).get("tmpfs")).isEqualTo(List.of("/tmp:exec,size=64m"));
    }

    @Test
    void everyPortIsOpenToThisMachineOnlyAndHasTheSettingOfMakeUp() {
        var published = services.values().stream()
                .flatMap(service -> list(map(service).getOrDefault("ports", List.of())).stream())
                .map(String::valueOf)
                .toList();
        var ofMakeUp = StackPorts.usual(Map.of()).withoutAws().byName().entrySet().stream()
                // What is not a page or an API stays inside.
                .filter(port -> !port.getKey().equals("smtp"))
                .map(port -> "127.0.0.1:${" + StackPorts.setting(port.getKey()) + ":-" + port.getValue() + "}:")
                .collect(Collectors.toSet());
        ofMakeUp.add("127.0.0.1:${USHER_PORT_LOCALSTACK:-4566}:");

        assertThat(published)
                .hasSameSizeAs(ofMakeUp)
                .allMatch(port -> ofMakeUp.stream().anyMatch(port::startsWith));
    }

    @Test
    void theHealthOfLocalCloudIsThatOfEachPart() {
        var check = list(map(map(services.get("local-cloud")).get("healthcheck"))
                        .get("test"))
                .getLast()
                .toString();

        assertThat(list(map(services.get("local-cloud")).get("command")))
                .contains("--only=stripe,sign-in,smtp,mailbox,traces,edge", "--sample-events");
        assertThat(check)
                .contains(
                        "${USHER_PORT_STRIPE:-8090}",
                        "${USHER_PORT_SIGN_IN:-8091}",
                        "/8096",
                        "${USHER_PORT_MAILBOX:-8097}",
                        "${USHER_PORT_TRACES:-8098}",
                        "${USHER_PORT_EDGE:-8080}");
    }

    @Test
    void whatCrashesComesBack() {
        assertThat(services)
                .allSatisfy((name, service) -> assertThat(map(service)).containsKey("restart"));
        assertThat(services)
                .allSatisfy((name, service) -> assertThat(map(service)).containsKey("mem_limit"));
    }

    @Test
    void theCertificateOfPassesIsValidForAnotherYear() throws Exception {
        var wallet = settings("ticket-service");
        var password = Objects.requireNonNull(wallet.get("WALLET_CERTIFICATE_PASSWORD"))
                .toCharArray();
        var store = KeyStore.getInstance("PKCS12");
        store.load(new ByteArrayInputStream(Base64.getDecoder().decode(wallet.get("WALLET_CERTIFICATE"))), password);
        var certificate = (X509Certificate) store.getCertificate("pass");

        certificate.checkValidity(Date.from(Instant.now().plus(Duration.ofDays(365))));

        assertThat(certificate.getSubjectX500Principal().getName()).contains("OU=" + wallet.get("WALLET_TEAM_ID"));
        assertThat(store.getKey("pass", password)).isNotNull();
        assertThat(wallet).containsEntry("WALLET_PASS_TYPE_ID", WalletCertificate.PASS_TYPE_ID);
    }

    private JavaCommand command(String service) throws IOException {
        var target = Files.createDirectories(project.resolve(service).resolve("target"));
        Files.write(target.resolve(service + ".jar"), new byte[0]);
        var secrets = Secrets.keptIn(project.resolve("secrets.properties"));
        return new ServiceCommands(
                        new ProjectLayout(project),
                        Map.of(),
                        StackPorts.usual(Map.of()),
                        secrets,
                        secrets.stripe(),
                        Map.of(),
                        JavaCommand.SMALL)
                .command(service, service, Map.of());
    }

    /// Those in the file and those in the files that it names.
    private Map<String, String> settings(String service) throws IOException {
        var settings = new HashMap<String, String>();
        map(map(services.get(service)).get("environment"))
                .forEach((name, value) -> settings.put(name, String.valueOf(value)));
        for (var file : list(map(services.get(service)).getOrDefault("env_file", List.of()))) {
            for (var line : Files.readAllLines(ROOT.resolve(file.toString()))) {
                if (!line.startsWith("#")) {
                    settings.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1));
                }
            }
        }
        return settings;
    }

    private static Map<String, Object> read() {
        try (var file = Files.newBufferedReader(ROOT.resolve("docker-compose.yml"))) {
            return map(new Yaml().load(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> map(@Nullable Object node) {
        var map = new HashMap<String, Object>();
        ((Map<?, ?>) Objects.requireNonNull(node)).forEach((key, value) -> map.put(String.valueOf(key), value));
        return map;
    }

    private static List<Object> list(@Nullable Object node) {
        return new ArrayList<>((List<?>) Objects.requireNonNull(node));
    }
}
