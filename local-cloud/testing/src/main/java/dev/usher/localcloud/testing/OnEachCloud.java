package dev.usher.localcloud.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.ClassTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/// Runs a test class twice: [on local-cloud][OnLocalCloud], and [on LocalStack][OnLocalStack] if there is one. A
/// constructor or method may take a [CloudUnderTest].
///
/// Not for classes with one instance for all tests (`PER_CLASS`): JUnit 5.14 makes it without the extensions of a run.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ClassTemplate
@ExtendWith(OnEachCloudExtension.class)
public @interface OnEachCloud {}
