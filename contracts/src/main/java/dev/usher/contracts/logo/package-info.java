/// What an organizer's logo is, for whoever takes it and whoever prints it.
@NullMarked
package dev.usher.contracts.logo;

import org.jspecify.annotations.NullMarked;
