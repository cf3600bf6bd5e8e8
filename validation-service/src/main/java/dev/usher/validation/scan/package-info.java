/// Scans over HTTP: what a device sends, what it reads, and what is noted of each scan.
@NullMarked
package dev.usher.validation.scan;

import org.jspecify.annotations.NullMarked;
