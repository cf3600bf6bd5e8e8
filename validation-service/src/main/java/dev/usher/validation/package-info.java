/// validation-service: lets each ticket in once.
@NullMarked
package dev.usher.validation;

import org.jspecify.annotations.NullMarked;
