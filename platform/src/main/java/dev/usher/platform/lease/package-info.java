/// Work that one instance does for all: who holds which lease.
@NullMarked
package dev.usher.platform.lease;

import org.jspecify.annotations.NullMarked;
