/// How often one buyer may ask for what is dear.
@NullMarked
package dev.usher.payment.limit;

import org.jspecify.annotations.NullMarked;
