/// The tickets that the service knows: learned from messages, found by name or order number when a guest has no
/// code.
@NullMarked
package dev.usher.validation.search;

import org.jspecify.annotations.NullMarked;
