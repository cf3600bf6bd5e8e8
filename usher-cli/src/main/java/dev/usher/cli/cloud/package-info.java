/// Which AWS and which environment the commands talk to.
@NullMarked
package dev.usher.cli.cloud;

import org.jspecify.annotations.NullMarked;
