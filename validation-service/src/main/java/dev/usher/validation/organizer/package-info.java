/// The organizer's page: its HTML and what it needs to sign people in. Everything it shows comes from the
/// API.
@NullMarked
package dev.usher.validation.organizer;

import org.jspecify.annotations.NullMarked;
