/// Dead letters: what failed for good, and what operators do about it.
@NullMarked
package dev.usher.cli.dlq;

import org.jspecify.annotations.NullMarked;
