/// Tests of the command line of the cloud.
@NullMarked
package dev.usher.localcloud.cloud;

import org.jspecify.annotations.NullMarked;
