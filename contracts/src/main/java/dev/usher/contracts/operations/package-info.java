/// What the `usher` command and a service share, apart from the queues.
@NullMarked
package dev.usher.contracts.operations;

import org.jspecify.annotations.NullMarked;
