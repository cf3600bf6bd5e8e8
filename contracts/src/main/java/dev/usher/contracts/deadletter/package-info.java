/// What dead letters carry: consumers write it when they park a message, and the `usher` command reads it.
@NullMarked
package dev.usher.contracts.deadletter;

import org.jspecify.annotations.NullMarked;
