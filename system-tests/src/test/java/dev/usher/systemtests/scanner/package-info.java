/// The scanner page in a browser, against the packaged services: films tickets, types them, and loses its network.
@NullMarked
package dev.usher.systemtests.scanner;

import org.jspecify.annotations.NullMarked;
