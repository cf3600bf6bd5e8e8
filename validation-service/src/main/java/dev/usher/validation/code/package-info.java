/// The public keys that verify ticket codes.
@NullMarked
package dev.usher.validation.code;

import org.jspecify.annotations.NullMarked;
