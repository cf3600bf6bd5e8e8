/// Leases for work that one instance does for all.
@NullMarked
package dev.usher.platform.lease;

import org.jspecify.annotations.NullMarked;
