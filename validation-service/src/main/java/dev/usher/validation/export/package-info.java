/// The export of an event's entries and exits for spreadsheets.
@NullMarked
package dev.usher.validation.export;

import org.jspecify.annotations.NullMarked;
