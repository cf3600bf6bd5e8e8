/// The kinds of problems that only this service answers.
@NullMarked
package dev.usher.ticket.problem;

import org.jspecify.annotations.NullMarked;
