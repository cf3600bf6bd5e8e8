/// What local-cloud and LocalStack have to do alike.
@NullMarked
package dev.usher.localcloud.testing;

import org.jspecify.annotations.NullMarked;
