/// What devices decided by themselves while they were offline, and what the door makes of it afterwards.
@NullMarked
package dev.usher.validation.upload;

import org.jspecify.annotations.NullMarked;
