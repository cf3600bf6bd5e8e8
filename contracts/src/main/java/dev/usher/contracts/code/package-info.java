/// The ticket code: what the QR code on a ticket holds, how it is signed and how a door trusts it without
/// asking anybody.
@NullMarked
package dev.usher.contracts.code;

import org.jspecify.annotations.NullMarked;
