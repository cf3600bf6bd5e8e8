/// Java processes that end with the process that started them, and the ports they use.
@NullMarked
package dev.usher.localcloud.process;

import org.jspecify.annotations.NullMarked;
