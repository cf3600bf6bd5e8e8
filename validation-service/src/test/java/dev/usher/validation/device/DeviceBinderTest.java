package dev.usher.validation.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.convert.ConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.authentication.AuthorizationException;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeviceBinderTest {
    private static final ArgumentConversionContext<Device> CONTEXT =
            ConversionContext.of(Argument.of(Device.class, "device"));

    private final DeviceBinder binder = new DeviceBinder();

    @Test
    void theCallingDeviceIsBound() {
        Device device = SampleDevices.with(Scope.SCAN);
        var request = HttpRequest.GET("/");
        request.setUserPrincipal(new DeviceAuthentication(device));

        assertThat(binder.bind(CONTEXT, request).getValue()).contains(device);
    }

    @Test
    void aPersonIsNotAllowedWhateverRolesTheirTokenNames() {
        var person = Authentication.build("ada", List.of(DeviceAuthentication.DEVICE));
        var request = HttpRequest.GET("/");
        request.setUserPrincipal(person);

        assertThatThrownBy(() -> binder.bind(CONTEXT, request)).isInstanceOf(AuthorizationException.class);
    }

    @Test
    void nobodyIsNotAllowed() {
        assertThatThrownBy(() -> binder.bind(CONTEXT, HttpRequest.GET("/"))).isInstanceOf(AuthorizationException.class);
    }
}
