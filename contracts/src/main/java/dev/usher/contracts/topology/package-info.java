/// What exists on AWS and which service answers which path: one file, topology.json, read by the services,
/// by Terraform and by local-cloud alike.
@NullMarked
package dev.usher.contracts.topology;

import org.jspecify.annotations.NullMarked;
