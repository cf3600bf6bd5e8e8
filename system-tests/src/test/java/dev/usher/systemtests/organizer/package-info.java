/// The organizer's page in a real browser.
@NullMarked
package dev.usher.systemtests.organizer;

import org.jspecify.annotations.NullMarked;
