package dev.usher.systemtests;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.parallel.ResourceLock;

/// Starts its own stack, because it kills processes or needs other settings: one such class after the other,
/// beside those [on the shared stack][OnSharedStack].
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ResourceLock("own stack")
public @interface OnOwnStack {}
