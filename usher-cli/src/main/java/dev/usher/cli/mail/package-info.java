/// Addresses that get no more mails.
@NullMarked
package dev.usher.cli.mail;

import org.jspecify.annotations.NullMarked;
