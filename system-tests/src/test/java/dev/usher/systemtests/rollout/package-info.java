/// Two releases of a service beside each other.
@NullMarked
package dev.usher.systemtests.rollout;

import org.jspecify.annotations.NullMarked;
