/// How often one caller may do something, counted across all instances.
@NullMarked
package dev.usher.platform.limit;

import org.jspecify.annotations.NullMarked;
