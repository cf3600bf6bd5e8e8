/// From PaymentSucceeded to tickets in S3 and DynamoDB, once.
@NullMarked
package dev.usher.ticket.issuing;

import org.jspecify.annotations.NullMarked;
