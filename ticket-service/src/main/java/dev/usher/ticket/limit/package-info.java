/// How often one caller may cause mails and try claim codes.
@NullMarked
package dev.usher.ticket.limit;

import org.jspecify.annotations.NullMarked;
