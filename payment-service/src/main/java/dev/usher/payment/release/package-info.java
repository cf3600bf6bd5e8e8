/// How held seats come free: the buyer cancels, a hold ends, a free registration is given back.
@NullMarked
package dev.usher.payment.release;

import org.jspecify.annotations.NullMarked;
