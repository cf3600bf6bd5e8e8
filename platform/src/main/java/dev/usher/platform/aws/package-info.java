/// How a service reaches AWS: client settings from the standard environment, and the names of its
/// resources.
@NullMarked
package dev.usher.platform.aws;

import org.jspecify.annotations.NullMarked;
