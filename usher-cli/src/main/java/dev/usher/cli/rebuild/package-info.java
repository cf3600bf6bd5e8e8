/// Restores rows that a service has lost, from its record.
@NullMarked
package dev.usher.cli.rebuild;

import org.jspecify.annotations.NullMarked;
