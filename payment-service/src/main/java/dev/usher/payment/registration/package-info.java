/// Registrations: seats that a buyer holds until they are paid for or the hold ends.
@NullMarked
package dev.usher.payment.registration;

import org.jspecify.annotations.NullMarked;
