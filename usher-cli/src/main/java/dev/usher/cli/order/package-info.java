/// What became of an order, in all services: where is my ticket?
@NullMarked
package dev.usher.cli.order;

import org.jspecify.annotations.NullMarked;
