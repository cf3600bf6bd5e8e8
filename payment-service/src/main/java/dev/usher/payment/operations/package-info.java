/// The table in which operators ask this service for something, and in which it answers.
@NullMarked
package dev.usher.payment.operations;

import org.jspecify.annotations.NullMarked;
