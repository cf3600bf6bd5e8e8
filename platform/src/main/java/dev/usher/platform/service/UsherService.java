package dev.usher.platform.service;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.Environment;
import io.micronaut.runtime.Micronaut;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/// Starts a service, or says in one line why it cannot.
public final class UsherService {
    /// `EX_CONFIG` of sysexits.h: something is wrong with the configuration, not with the program.
    private static final int CONFIGURATION_ERROR = 78;

    private static final Duration LOOK_EVERY = Duration.ofMillis(10);

    private UsherService() {}

    /// Starts the service and returns; the server's threads keep the process running.
    ///
    /// A setting that is missing or contradictory ends the process with status 78 and a line that names it. After
    /// SIGTERM and a complete stop the status is 0.
    @SuppressWarnings("unchecked") // The array that the annotations become.
    public static void run(Class<?> application, String... args) {
        var starter = new Starter(application);
        starter.args(args);
        starter.mainClass(application);
        starter.eagerInitConfiguration(true);
        starter.eagerInitAnnotated(FromStart.class);
        starter.banner(false);
        endWithZero(starter.start());
    }

    /// A stop that was asked for is no failure. After SIGTERM the JVM would end with status 143, also when all that was
    /// begun has been finished, and nobody could tell that from a stop that was cut short.
    private static void endWithZero(ApplicationContext context) {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            while (context.isRunning()) {
                                LockSupport.parkNanos(LOOK_EVERY.toNanos());
                            }
                            Runtime.getRuntime().halt(0);
                        },
                        "end-with-zero"));
    }

    /// Micronaut's own start, which handles a failure itself: with a stack trace and status 1.
    private static final class Starter extends Micronaut {
        private final Class<?> application;

        private Starter(Class<?> application) {
            this.application = application;
        }

        @Override
        protected void handleStartupException(Environment environment, Throwable failure) {
            settingProblem(failure).ifPresent(problem -> {
                LoggerFactory.getLogger(application).error("Cannot start: {}", problem);
                System.exit(CONFIGURATION_ERROR);
            });
            super.handleStartupException(environment, failure);
        }

        private static Optional<String> settingProblem(Throwable failure) {
            var seen = new HashSet<Throwable>();
            for (@Nullable Throwable cause = failure; cause != null && seen.add(cause); cause = cause.getCause()) {
                if (cause instanceof SettingException) {
                    return Optional.ofNullable(cause.getMessage());
                }
            }
            return Optional.empty();
        }
    }
}
