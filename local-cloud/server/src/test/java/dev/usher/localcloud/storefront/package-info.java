/// Tests of the storefront's files.
@NullMarked
package dev.usher.localcloud.storefront;

import org.jspecify.annotations.NullMarked;
