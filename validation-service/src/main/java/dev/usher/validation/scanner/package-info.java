/// The web page that turns a phone, or a computer with a hand scanner, into a device.
@NullMarked
package dev.usher.validation.scanner;

import org.jspecify.annotations.NullMarked;
