/// The tickets that the door knows: learned from messages, found by name and order number when a guest has
/// no code.
@NullMarked
package dev.usher.validation.register;

import org.jspecify.annotations.NullMarked;
