/// SHA-256, which names content and hides secrets.
@NullMarked
package dev.usher.contracts.hash;

import org.jspecify.annotations.NullMarked;
