/// JUnit support for tests of adapters, which need an AWS to talk to.
@NullMarked
package dev.usher.localcloud.testing;

import org.jspecify.annotations.NullMarked;
