package dev.usher.localcloud.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/// Runs a test class against LocalStack: a constructor or method may take a [CloudUnderTest].
///
/// The environment variable `LOCALSTACK_ENDPOINT` names a LocalStack that runs already. Without it, the classes of a
/// JVM share one container. Without a Docker engine either, the class is skipped, and a line on standard output says
/// why. All classes of a JVM share the tables, queues, topics and buckets: tests find what other tests left there.
/// There is no Stripe and no sign-in.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ExtendWith(OnLocalStackExtension.class)
public @interface OnLocalStack {}
