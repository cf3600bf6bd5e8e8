package dev.usher.platform.web;

import dev.usher.contracts.mail.MailAddress;
import io.micronaut.context.annotation.Factory;
import io.micronaut.validation.validator.constraints.ConstraintValidator;
import jakarta.inject.Singleton;
import jakarta.validation.Constraint;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A text that is a [MailAddress]: mail is sent later to every address that is accepted here.
@Constraint(validatedBy = {})
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
public @interface Mailable {
    /// The message if it is violated.
    String message() default "must be an address that mail can be sent to, such as ada@example.org";

    /// Required of every constraint; not used.
    Class<?>[] groups() default {};

    /// Required of every constraint; not used.
    Class<? extends jakarta.validation.Payload>[] payload() default {};

    /// Where Micronaut finds the check.
    @Factory
    final class Check {
        @Singleton
        ConstraintValidator<Mailable, CharSequence> mailable() {
            return (text, _, _) ->
                    text == null || MailAddress.parse(text.toString()).isPresent();
        }
    }
}
