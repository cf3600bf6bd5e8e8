/// Tables are lost and rebuilt.
@NullMarked
package dev.usher.systemtests.rebuild;

import org.jspecify.annotations.NullMarked;
