package dev.usher.platform.testing;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.DefaultScope;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A fake that a [SliceTest] uses in place of the adapter of the same interface. Other contexts do not see it.
@Bean
@DefaultScope(Singleton.class)
@Primary
@Requires(property = "usher.fakes")
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Fake {}
