package dev.usher.payment;

import dev.usher.platform.service.UsherService;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.security.SecurityScheme;

/// Starts payment-service.
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Usher payment-service",
                        version = "1",
                        description = "Events, registrations and payments. Amounts are in minor units. "
                                + "Errors are RFC 9457 problem documents."))
@SecurityScheme(name = "bearer", type = SecuritySchemeType.HTTP, scheme = "bearer", bearerFormat = "JWT")
final class Application {
    private Application() {}

    public static void main(String[] args) {
        UsherService.run(Application.class, args);
    }
}
