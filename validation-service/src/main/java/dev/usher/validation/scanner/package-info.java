/// The web page that makes a phone or a desktop with a hand scanner a device at the door.
@NullMarked
package dev.usher.validation.scanner;

import org.jspecify.annotations.NullMarked;
