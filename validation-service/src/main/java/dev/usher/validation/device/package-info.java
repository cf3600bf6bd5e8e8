/// The devices at the door: how they are paired, recognised and revoked.
@NullMarked
package dev.usher.validation.device;

import org.jspecify.annotations.NullMarked;
