/// DynamoDB, emulated by DynamoDB Local in a process of its own.
@NullMarked
package dev.usher.localcloud.dynamodb;

import org.jspecify.annotations.NullMarked;
