/// Completes the OpenAPI documents that Micronaut generates from the controllers, and checks them.
@NullMarked
package dev.usher.openapi;

import org.jspecify.annotations.NullMarked;
