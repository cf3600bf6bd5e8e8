/// Tests of the edge in front of services that are made up here.
@NullMarked
package dev.usher.localcloud.edge;

import org.jspecify.annotations.NullMarked;
