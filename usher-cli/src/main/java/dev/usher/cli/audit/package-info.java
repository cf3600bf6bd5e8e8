/// Who did what, when and why. Rows are added and never changed.
@NullMarked
package dev.usher.cli.audit;

import org.jspecify.annotations.NullMarked;
