/// Pauses the consuming of queues, and resumes it.
@NullMarked
package dev.usher.cli.consuming;

import org.jspecify.annotations.NullMarked;
