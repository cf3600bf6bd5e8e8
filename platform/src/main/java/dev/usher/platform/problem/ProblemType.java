package dev.usher.platform.problem;

import io.micronaut.http.HttpStatus;

/// A kind of problem, listed in docs/problems.md. Each service has an enum of its own kinds, and
/// [CommonProblemType] has those of all.
public interface ProblemType {
    HttpStatus status();

    /// The last part of the type, in kebab-case: clients branch on it.
    String slug();

    /// The kind in a few words.
    String title();
}
