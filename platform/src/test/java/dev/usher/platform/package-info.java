/// Tests of the whole module.
@NullMarked
package dev.usher.platform;

import org.jspecify.annotations.NullMarked;
