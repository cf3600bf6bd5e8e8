/// Tests of what the launcher decides before it starts anything.
@NullMarked
package dev.usher.localcloud.launcher;

import org.jspecify.annotations.NullMarked;
