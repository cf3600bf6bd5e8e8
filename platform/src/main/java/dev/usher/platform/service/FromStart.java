package dev.usher.platform.service;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A singleton that exists as soon as [the service has started][UsherService], so that the metrics that alarms watch do
/// too, before they have anything to count. `@Singleton` stands beside it: alone it makes no bean.
///
/// It is created after all settings have been checked: whatever it needs, such as a client of AWS, would otherwise fail
/// first, and say with a stack trace what a setting's own check says in one line.
@Order(Ordered.LOWEST_PRECEDENCE)
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface FromStart {}
