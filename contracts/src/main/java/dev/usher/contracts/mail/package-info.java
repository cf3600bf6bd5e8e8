/// Mail addresses, with one check for all that accept, store and use them.
@NullMarked
package dev.usher.contracts.mail;

import org.jspecify.annotations.NullMarked;
