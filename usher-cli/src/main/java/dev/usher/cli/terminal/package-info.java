/// The person at the terminal: questions, and Ctrl-C.
@NullMarked
package dev.usher.cli.terminal;

import org.jspecify.annotations.NullMarked;
