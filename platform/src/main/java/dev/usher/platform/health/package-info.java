/// What tells operations that background work goes on.
@NullMarked
package dev.usher.platform.health;

import org.jspecify.annotations.NullMarked;
