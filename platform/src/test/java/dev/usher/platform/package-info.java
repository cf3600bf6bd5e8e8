/// Samples that the tests of several packages use.
@NullMarked
package dev.usher.platform;

import org.jspecify.annotations.NullMarked;
