/// What a whole service does in a second, beside the one write that the work comes down to.
@NullMarked
package dev.usher.benchmarks.load;

import org.jspecify.annotations.NullMarked;
