/// The pages a buyer sees: the checkout and the bank's challenge.
@NullMarked
package dev.usher.localcloud.stripe.page;

import org.jspecify.annotations.NullMarked;
