/// The mailbox of local-cloud: takes every mail by SMTP, delivers none, and shows them on a page.
@NullMarked
package dev.usher.localcloud.mailbox;

import org.jspecify.annotations.NullMarked;
