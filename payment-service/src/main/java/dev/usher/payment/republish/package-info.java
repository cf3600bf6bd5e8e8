/// The net under issuing: who has paid and has no tickets, and the message to ticket-service made once more.
@NullMarked
package dev.usher.payment.republish;

import org.jspecify.annotations.NullMarked;
