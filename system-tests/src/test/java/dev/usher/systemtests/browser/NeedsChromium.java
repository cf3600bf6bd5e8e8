package dev.usher.systemtests.browser;

import java.io.File;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Needs a Chromium on the `PATH`. Without one the tests are skipped, and say so; with `REQUIRE_CHROMIUM=1`
/// they fail instead.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsChromium.Condition.class)
public @interface NeedsChromium {

    /// Looks for the browser.
    final class Condition implements ExecutionCondition {
        private static final String MISSING =
                "no Chromium on the PATH; install Debian's package chromium-headless-shell or chromium";

        /// The shell is the same browser without its windows, and takes a quarter less CPU.
        private static Stream<String> names() {
            return Stream.of("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome");
        }

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            Optional<Path> browser = find();
            if (browser.isPresent()) {
                return ConditionEvaluationResult.enabled("uses " + browser.get());
            }
            if ("1".equals(System.getenv("REQUIRE_CHROMIUM"))) {
                throw new ExtensionConfigurationException("REQUIRE_CHROMIUM=1, but there is " + MISSING);
            }
            System.out.println("SKIPPED " + context.getDisplayName() + ": " + MISSING);
            return ConditionEvaluationResult.disabled(MISSING);
        }

        /// The browser that these tests use.
        static Optional<Path> find() {
            String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
            return names().flatMap(name -> Pattern.compile(Pattern.quote(File.pathSeparator))
                            .splitAsStream(path)
                            .map(folder -> Path.of(folder, name)))
                    .filter(Files::isExecutable)
                    .findFirst();
        }
    }
}
