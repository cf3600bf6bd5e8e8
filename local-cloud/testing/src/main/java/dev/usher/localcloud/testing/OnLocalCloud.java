package dev.usher.localcloud.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/// Runs a test class against local-cloud: a constructor or method may take a [CloudUnderTest].
///
/// All classes of a JVM share one process, in memory; each class has its own tables, queues, topics and
/// buckets.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ExtendWith(OnLocalCloudExtension.class)
public @interface OnLocalCloud {}
