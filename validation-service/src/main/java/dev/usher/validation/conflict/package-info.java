/// Entries against the rules: found when offline devices upload their scans, stored for the organizer, and
/// published.
@NullMarked
package dev.usher.validation.conflict;

import org.jspecify.annotations.NullMarked;
