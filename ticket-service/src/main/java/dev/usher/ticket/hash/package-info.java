/// SHA-256, which names content and hides secrets.
@NullMarked
package dev.usher.ticket.hash;

import org.jspecify.annotations.NullMarked;
