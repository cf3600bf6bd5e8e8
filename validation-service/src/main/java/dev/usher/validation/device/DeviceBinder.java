package dev.usher.validation.device;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.PostponedRequestArgumentBinder;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.authentication.AuthorizationException;
import jakarta.inject.Singleton;
import java.util.Optional;

/// Lets methods of controllers have the calling [Device] as a parameter. Any other caller gets 403 `not-allowed`. Bound
/// after the filters, because one of them authenticates the caller.
@Singleton
final class DeviceBinder implements TypedRequestArgumentBinder<Device>, PostponedRequestArgumentBinder<Device> {
    private static final Argument<Device> DEVICE = Argument.of(Device.class);

    @Override
    public Argument<Device> argumentType() {
        return DEVICE;
    }

    @Override
    public BindingResult<Device> bind(ArgumentConversionContext<Device> context, HttpRequest<?> request) {
        Optional<Authentication> caller = request.getUserPrincipal(Authentication.class);
        Optional<Device> device = caller.flatMap(DeviceAuthentication::deviceOf);
        if (device.isEmpty()) {
            throw new AuthorizationException(caller.orElse(null));
        }
        return () -> device;
    }
}
