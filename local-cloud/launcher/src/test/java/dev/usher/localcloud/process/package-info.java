/// Tests of starting, watching and ending processes.
@NullMarked
package dev.usher.localcloud.process;

import org.jspecify.annotations.NullMarked;
