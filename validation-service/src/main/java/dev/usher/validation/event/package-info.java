/// Events: when they admit, and under which rules of the organizer.
@NullMarked
package dev.usher.validation.event;

import org.jspecify.annotations.NullMarked;
