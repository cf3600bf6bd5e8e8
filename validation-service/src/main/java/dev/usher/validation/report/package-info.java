/// What the organizer sees of the door: who is inside, and what was refused.
@NullMarked
package dev.usher.validation.report;

import org.jspecify.annotations.NullMarked;
