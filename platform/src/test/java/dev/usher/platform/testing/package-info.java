/// What the tests of all services use to call a service over HTTP. The services get this package as platform's
/// test jar.
@NullMarked
package dev.usher.platform.testing;

import org.jspecify.annotations.NullMarked;
