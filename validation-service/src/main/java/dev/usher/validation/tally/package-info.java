/// Counts of entries, exits and refusals, written while scans are decided.
@NullMarked
package dev.usher.validation.tally;

import org.jspecify.annotations.NullMarked;
