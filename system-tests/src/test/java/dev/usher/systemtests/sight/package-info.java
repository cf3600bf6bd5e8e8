/// What traces, logs and metrics show of an order, and what they must not show.
@NullMarked
package dev.usher.systemtests.sight;

import org.jspecify.annotations.NullMarked;
