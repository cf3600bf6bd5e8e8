/// What the `usher` command and a service agree on, beside the queues.
@NullMarked
package dev.usher.contracts.operations;

import org.jspecify.annotations.NullMarked;
