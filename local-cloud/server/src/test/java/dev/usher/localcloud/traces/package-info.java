@NullMarked
package dev.usher.localcloud.traces;

import org.jspecify.annotations.NullMarked;
