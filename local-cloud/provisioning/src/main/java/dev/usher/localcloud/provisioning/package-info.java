/// Creates what topology.json declares on any AWS endpoint, real or not.
@NullMarked
package dev.usher.localcloud.provisioning;

import org.jspecify.annotations.NullMarked;
