/// Samples that the tests of all modules use. Other modules get this package as the test jar of contracts.
@NullMarked
package dev.usher.contracts.testing;

import org.jspecify.annotations.NullMarked;
