/// The measured claims: each beside its baseline, in the same run.
@NullMarked
package dev.usher.benchmarks;

import org.jspecify.annotations.NullMarked;
