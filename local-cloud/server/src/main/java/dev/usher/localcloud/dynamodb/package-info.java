/// DynamoDB, emulated by DynamoDB Local in a separate process.
@NullMarked
package dev.usher.localcloud.dynamodb;

import org.jspecify.annotations.NullMarked;
