/// What a buyer's frontend calls: registrations with the state of their payment, and updates about them.
@NullMarked
package dev.usher.payment.checkout;

import org.jspecify.annotations.NullMarked;
