/// The ticket code: what the QR code on a ticket contains, how it is signed, and how a door verifies it
/// offline.
@NullMarked
package dev.usher.contracts.code;

import org.jspecify.annotations.NullMarked;
