package dev.usher.platform.testing;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Starts the whole service once for a test class: with its HTTP side, without background work, and with each [Fake] in
/// place of AWS or Stripe. A test that sends requests extends [HttpSlice]; every test can inject the service's beans.
///
/// The settings are those of slice.properties beside this annotation, and of the service's own slice.properties. A
/// class that needs more has a `@Property` for each; the files take precedence over it.
@MicronautTest(
        transactional = false,
        propertySources = {"classpath:dev/usher/platform/testing/slice.properties", "classpath:slice.properties"})
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface SliceTest {}
