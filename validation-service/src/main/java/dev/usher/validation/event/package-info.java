/// What the door knows of events: when they admit, and by which rules of the organizer.
@NullMarked
package dev.usher.validation.event;

import org.jspecify.annotations.NullMarked;
