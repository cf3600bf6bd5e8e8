/// Small HTTP servers on virtual threads.
@NullMarked
package dev.usher.localcloud.http;

import org.jspecify.annotations.NullMarked;
