/// Devices: how they are paired, authenticated and revoked.
@NullMarked
package dev.usher.validation.device;

import org.jspecify.annotations.NullMarked;
