/// All entries and exits of an event as a file for spreadsheets.
@NullMarked
package dev.usher.validation.export;

import org.jspecify.annotations.NullMarked;
