/// Publishes messages again that are lost.
@NullMarked
package dev.usher.cli.republish;

import org.jspecify.annotations.NullMarked;
