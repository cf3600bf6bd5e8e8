/// The `usher` command for operations.
@NullMarked
package dev.usher.cli;

import org.jspecify.annotations.NullMarked;
