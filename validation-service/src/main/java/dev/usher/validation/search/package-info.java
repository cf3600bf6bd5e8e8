/// Finds tickets by the beginnings of names and by order numbers, for stewards whose guest has no code.
@NullMarked
package dev.usher.validation.search;

import org.jspecify.annotations.NullMarked;
