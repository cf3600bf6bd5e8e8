package dev.usher.localcloud.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/// Runs a test class against LocalStack in a container: a constructor or method may take a [CloudUnderTest].
///
/// Without a Docker engine the class is skipped, and a line on standard output says so. All classes of a JVM share one
/// container; each class has tables, queues, topics and buckets of its own. There is no Stripe and no sign-in.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ExtendWith(OnLocalStackExtension.class)
public @interface OnLocalStack {}
