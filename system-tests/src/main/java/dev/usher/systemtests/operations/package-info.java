/// What operators do with the `usher` command, and what is left if it is killed.
@NullMarked
package dev.usher.systemtests.operations;

import org.jspecify.annotations.NullMarked;
