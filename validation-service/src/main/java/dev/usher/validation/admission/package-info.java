/// Decides which scans admit, which do not, and why.
@NullMarked
package dev.usher.validation.admission;

import org.jspecify.annotations.NullMarked;
