package dev.usher.platform.service;

import io.micronaut.runtime.Micronaut;
import java.util.HashSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/// Starts a service, or says in one line why it cannot.
public final class UsherService {
    /// `EX_CONFIG` of sysexits.h: something is wrong with the configuration, not with the program.
    private static final int CONFIGURATION_ERROR = 78;

    private UsherService() {}

    /// Starts the service and returns; the server's threads keep the process running.
    ///
    /// A setting that is missing or contradictory ends the process with status 78 and a line that names it.
    public static void run(Class<?> application, String... args) {
        try {
            Micronaut.build(args)
                    .mainClass(application)
                    .eagerInitConfiguration(true)
                    .banner(false)
                    .start();
        } catch (RuntimeException e) {
            String reason = settingProblem(e).orElseThrow(() -> e);
            LoggerFactory.getLogger(application).error("Cannot start: {}", reason);
            System.exit(CONFIGURATION_ERROR);
        }
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
