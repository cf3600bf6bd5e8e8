/// Reading and writing DynamoDB rows by attribute names.
@NullMarked
package dev.usher.ticket.storage;

import org.jspecify.annotations.NullMarked;
