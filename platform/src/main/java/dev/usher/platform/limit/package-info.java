/// How often one caller may do something, all instances together.
@NullMarked
package dev.usher.platform.limit;

import org.jspecify.annotations.NullMarked;
