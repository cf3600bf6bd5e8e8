/// Entries that should not have been: found when devices that were offline tell of them, kept for the
/// organizer, and published.
@NullMarked
package dev.usher.validation.conflict;

import org.jspecify.annotations.NullMarked;
