/// The rules for an organizer's logo, for the service that accepts it and the one that prints it.
@NullMarked
package dev.usher.contracts.logo;

import org.jspecify.annotations.NullMarked;
