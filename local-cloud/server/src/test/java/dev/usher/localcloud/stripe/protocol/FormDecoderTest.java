package dev.usher.localcloud.stripe.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormDecoderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a=1&b=2 | {'a':'1','b':'2'}",
                "a[b]=c | {'a':{'b':'c'}}",
                "a%5Bb%5D%5Bc%5D=d%26e+f | {'a':{'b':{'c':'d&e f'}}}",
                "expand[0]=x&expand[1]=y | {'expand':['x','y']}",
                "expand[]=x&expand[]=y | {'expand':['x','y']}",
                "items[0][id]=1&items[0][n]=2&items[1][id]=3 | {'items':[{'id':'1','n':'2'},{'id':'3'}]}",
                "empty=&flag | {'empty':'','flag':''}",
                "metadata[registrationId]=REG%23%C3%BC | {'metadata':{'registrationId':'REG#ü'}}",
            })
    void bracketsBecomeTrees(String form, String json) {
        assertThat(FormDecoder.decode(form).toString().replace('"', '\'')).isEqualTo(json);
    }

    @Test
    void nothingIsAnEmptyTree() {
        assertThat(FormDecoder.decode(null)).isEmpty();
        assertThat(FormDecoder.decode("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=1&a[b]=2", "a[b]=1&a[]=2", "a[=1", "[a]=1", "a=%zz"})
    void contradictionsAreRefused(String form) {
        assertThatThrownBy(() -> FormDecoder.decode(form))
                .isInstanceOfSatisfying(
                        ApiFailure.class,
                        failure -> assertThat(failure.status()).isEqualTo(400));
    }
}
