/// Deciding at the door: which scan admits, which does not and why.
@NullMarked
package dev.usher.validation.admission;

import org.jspecify.annotations.NullMarked;
