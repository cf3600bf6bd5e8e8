/// Requests by operators to rebuild tables.
@NullMarked
package dev.usher.platform.operations;

import org.jspecify.annotations.NullMarked;
