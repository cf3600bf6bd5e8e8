/// The one public port: sends each path to the service that topology.json names, as the load balancer does.
@NullMarked
package dev.usher.localcloud.edge;

import org.jspecify.annotations.NullMarked;
