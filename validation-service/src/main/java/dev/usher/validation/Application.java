package dev.usher.validation;

import dev.usher.platform.service.UsherService;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeIn;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.security.SecurityScheme;

/// Starts validation-service.
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Usher validation-service",
                        version = "1",
                        description = "The door: scans, the devices that scan, and who is inside. "
                                + "Errors are RFC 9457 problem documents."))
@SecurityScheme(name = "bearer", type = SecuritySchemeType.HTTP, scheme = "bearer", bearerFormat = "JWT")
@SecurityScheme(
        name = "device",
        type = SecuritySchemeType.APIKEY,
        in = SecuritySchemeIn.HEADER,
        paramName = "Authorization",
        description = "The word `Device`, a space, and the token that pairing gave: `Device 3f6c….Xq2…`")
final class Application {
    private Application() {}

    public static void main(String[] args) {
        UsherService.run(Application.class, args);
    }
}
