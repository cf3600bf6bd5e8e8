@NullMarked
package dev.usher.localcloud.mailbox;

import org.jspecify.annotations.NullMarked;
