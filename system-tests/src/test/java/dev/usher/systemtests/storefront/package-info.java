/// The storefront, the pay page and the mailbox in a real browser.
@NullMarked
package dev.usher.systemtests.storefront;

import org.jspecify.annotations.NullMarked;
