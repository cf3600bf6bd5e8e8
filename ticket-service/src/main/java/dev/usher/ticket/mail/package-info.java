/// Mails tickets and offers to people: what a mail says, and when it is sent.
@NullMarked
package dev.usher.ticket.mail;

import org.jspecify.annotations.NullMarked;
