/// Traces: spans of requests and messages, their contexts on rows and messages, and their export.
@NullMarked
package dev.usher.platform.tracing;

import org.jspecify.annotations.NullMarked;
