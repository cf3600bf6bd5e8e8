/// The organizer's page: its HTML, and what it needs for sign-in. It gets everything it shows from the API.
@NullMarked
package dev.usher.validation.organizer;

import org.jspecify.annotations.NullMarked;
