/// Addresses of mail, judged once for all who take, keep and use them.
@NullMarked
package dev.usher.contracts.mail;

import org.jspecify.annotations.NullMarked;
