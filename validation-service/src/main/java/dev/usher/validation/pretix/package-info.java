/// The device and check-in API of the pretixSCAN apps, translated to our use cases and back.
@NullMarked
package dev.usher.validation.pretix;

import org.jspecify.annotations.NullMarked;
