package dev.usher.platform.problem;

import io.micronaut.http.HttpStatus;
import java.util.Locale;

/// A kind of problem, listed in docs/problems.md. Each service has an enum of its own kinds, and
/// [CommonProblemType] has those of all.
public interface ProblemType {
    /// The name of the enum's constant. Clients know it as the [#slug], so renaming it breaks them.
    String name();

    HttpStatus status();

    /// The kind in a few words.
    String title();

    /// The last part of the type, on which clients branch: the name in kebab-case.
    default String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
