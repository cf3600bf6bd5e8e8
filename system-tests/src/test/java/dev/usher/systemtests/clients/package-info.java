/// Clients of the API that nobody here wrote.
@NullMarked
package dev.usher.systemtests.clients;

import org.jspecify.annotations.NullMarked;
