/// Texts as people type them.
@NullMarked
package dev.usher.contracts.text;

import org.jspecify.annotations.NullMarked;
