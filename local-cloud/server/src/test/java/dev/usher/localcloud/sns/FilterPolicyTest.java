package dev.usher.localcloud.sns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FilterPolicyTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"a\":[\"x\"]};                                      {\"a\":\"x\"};       true",
                "{\"a\":[\"x\"]};                                      {\"a\":\"X\"};       false",
                "{\"a\":[\"x\"]};                                      {\"a\":[\"y\",\"x\"]}; true",
                "{\"a\":[100]};                                        {\"a\":1e2};         true",
                "{\"a\":[true]};                                       {\"a\":true};        true",
                "{\"a\":[null]};                                       {\"a\":null};        true",
                "{\"a\":[{\"suffix\":\".pdf\"}]};                      {\"a\":\"t.pdf\"};   true",
                "{\"a\":[{\"equals-ignore-case\":\"ÄB\"}]};            {\"a\":\"äb\"};      true",
                "{\"a\":[{\"anything-but\":{\"prefix\":\"x\"}}]};      {\"a\":\"xy\"};      false",
                "{\"a\":[{\"anything-but\":{\"prefix\":\"x\"}}]};      {\"a\":\"yx\"};      true",
                "{\"a\":[{\"anything-but\":7}]};                       {\"a\":7.0};         false",
                "{\"a\":[{\"numeric\":[\"=\",0.1]}]};                  {\"a\":0.10};        true",
                "{\"a\":[{\"numeric\":[\">=\",1,\"<\",2]}]};           {\"a\":2};           false",
                "{\"a\":[{\"numeric\":[\">\",0]}]};                    {\"a\":\"1\"};       false",
                "{\"a\":[{\"exists\":true}]};                          {\"a\":false};       true",
                "{\"a\":[{\"exists\":true}]};                          {\"b\":1};           false",
                "{\"a\":{\"b\":[{\"exists\":false}]}};                 {\"a\":{}};          true",
                "{\"a\":[\"x\"],\"b\":[\"y\"]};                        {\"a\":\"x\"};       false",
                "{\"$or\":[{\"a\":[\"x\"]},{\"b\":[\"y\"]}]};          {\"b\":\"y\"};       true",
                "{\"$or\":[{\"a\":[\"x\"]},{\"b\":[\"y\"]}]};          {\"c\":\"z\"};       false",
            })
    void filtersABody(String policy, String body, boolean passes) {
        assertThat(FilterPolicy.parse(policy).matchesBody(body)).isEqualTo(passes);
    }

    @Test
    void aBodyThatIsNoObjectPassesOnlyWithoutAFilter() {
        assertThat(FilterPolicy.parse("{\"a\":[{\"exists\":false}]}").matchesBody("not json"))
                .isFalse();
        assertThat(FilterPolicy.NONE.matchesAttributes(Map.of())).isTrue();
    }

    @Test
    void attributesAreReadByTheirType() {
        var policy = FilterPolicy.parse("{\"list\":[\"b\"],\"amount\":[{\"numeric\":[\">\",9]}],\"text\":[\"10\"]}");

        var matches = policy.matchesAttributes(Map.of(
                "list", new MessageAttribute("String.Array", "[\"a\",\"b\"]"),
                "amount", new MessageAttribute("Number", "10"),
                "text", new MessageAttribute("String", "10")));

        assertThat(matches).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not json",
                "[]",
                "{\"a\":\"x\"}",
                "{\"a\":[{\"wildcard\":\"x*\"}]}",
                "{\"a\":[{\"numeric\":[\">\"]}]}",
                "{\"a\":[{\"numeric\":[\"~\",1]}]}",
                "{\"a\":[{\"numeric\":[\">\",\"1\"]}]}",
            })
    void refusesWhatItCannotApply(String policy) {
        assertThatThrownBy(() -> FilterPolicy.parse(policy))
                .isInstanceOfSatisfying(
                        SnsException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo("InvalidParameter"));
    }
}
