/// Puts the parts of the development cloud together and runs them as one process.
@NullMarked
package dev.usher.localcloud.cloud;

import org.jspecify.annotations.NullMarked;
