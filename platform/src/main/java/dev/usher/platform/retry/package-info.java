/// Repeating what lost a race against another writer.
@NullMarked
package dev.usher.platform.retry;

import org.jspecify.annotations.NullMarked;
