/// Receives requests from the network: in time, whole, and well-formed, or not at all.
@NullMarked
package dev.usher.platform.receiving;

import org.jspecify.annotations.NullMarked;
