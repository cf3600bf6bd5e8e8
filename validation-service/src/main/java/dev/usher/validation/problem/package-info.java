/// The kinds of problems that only this service answers.
@NullMarked
package dev.usher.validation.problem;

import org.jspecify.annotations.NullMarked;
