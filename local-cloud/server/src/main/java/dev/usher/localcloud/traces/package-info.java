/// Receives the traces of the services and shows them on a page.
@NullMarked
package dev.usher.localcloud.traces;

import org.jspecify.annotations.NullMarked;
