/// Starts local-cloud and the services as processes and knows where they answer.
@NullMarked
package dev.usher.localcloud.launcher;

import org.jspecify.annotations.NullMarked;
