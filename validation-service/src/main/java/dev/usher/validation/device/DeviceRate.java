package dev.usher.validation.device;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Counts calls of a controller's method by device. A device that sends too many requests gets 429 with
/// `Retry-After`, before the body is read.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface DeviceRate {}
