/// The money of a payment that goes back, as values and rows: refunds, disputes, and our own refund
/// requests.
@NullMarked
package dev.usher.payment.moneyback;

import org.jspecify.annotations.NullMarked;
