package dev.usher.platform.service;

import io.micronaut.core.annotation.Nullable;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A component of a configuration record whose compact constructor checks it with [Settings]. A value that is missing
/// or cannot be read reaches that constructor as null, so that it is refused by the name that an operator knows, and
/// not by that of a property. Afterwards the component is never null.
///
/// No such component has a default in the binding, since that would also replace a value that cannot be read. Defaults
/// are in application.properties or platform-defaults.properties.
@Nullable
@Target({ElementType.RECORD_COMPONENT, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface Setting {}
