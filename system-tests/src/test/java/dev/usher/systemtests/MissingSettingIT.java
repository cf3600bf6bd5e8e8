package dev.usher.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.localcloud.launcher.ProjectLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A packaged service that is started without its settings.
class MissingSettingIT {
    private static final int CONFIGURATION_ERROR = 78;

    @ParameterizedTest
    @CsvSource({
        "payment-service, dev.usher.payment.Application",
        "ticket-service, dev.usher.ticket.Application",
        "validation-service, dev.usher.validation.Application"
    })
    void itEndsWithOneLineThatNamesASetting(String service, String mainClass) throws Exception {
        Path target = ProjectLayout.find().root().resolve(service).resolve("target");
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        target.resolve(service + ".jar").toString(),
                        mainClass)
                .redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.matches("(AWS|OIDC|USHER|STRIPE|TICKET)_.*"));

        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(output.strip().lines()).singleElement().asString().matches(".*Cannot start: [A-Z_]+ is missing: .*");
        assertThat(process.exitValue()).isEqualTo(CONFIGURATION_ERROR);
    }
}
