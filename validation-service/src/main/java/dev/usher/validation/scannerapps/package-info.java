/// The device and check-in API that the pretixSCAN apps speak, translated into our own use cases and back.
@NullMarked
package dev.usher.validation.scannerapps;

import org.jspecify.annotations.NullMarked;
