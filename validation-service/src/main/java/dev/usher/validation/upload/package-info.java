/// Scans that devices decided while they were offline, and how the service records them afterwards.
@NullMarked
package dev.usher.validation.upload;

import org.jspecify.annotations.NullMarked;
