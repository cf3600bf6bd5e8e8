/// Who holds which lease.
@NullMarked
package dev.usher.platform.lease;

import org.jspecify.annotations.NullMarked;
