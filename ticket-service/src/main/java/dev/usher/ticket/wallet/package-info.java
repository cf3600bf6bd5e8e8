/// Tickets as passes for Apple Wallet, signed with the operator's certificate.
@NullMarked
package dev.usher.ticket.wallet;

import org.jspecify.annotations.NullMarked;
