/// Shows operations that background work continues.
@NullMarked
package dev.usher.platform.health;

import org.jspecify.annotations.NullMarked;
