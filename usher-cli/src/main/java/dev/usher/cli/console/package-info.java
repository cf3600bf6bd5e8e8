/// A page for dead letters, on this machine only.
@NullMarked
package dev.usher.cli.console;

import org.jspecify.annotations.NullMarked;
