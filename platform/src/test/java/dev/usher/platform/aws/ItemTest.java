package dev.usher.platform.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class ItemTest {
    private static final Instant AT = Instant.parse("2026-11-22T18:30:00.005Z");

    private static final Item ITEM = Item.of(
            "things",
            new ItemBuilder()
                    .with("text", Attribute.text("a thing"))
                    .with("zone", Attribute.text("Europe/Berlin"))
                    .with("day", Attribute.text("monday"))
                    .with("at", Attribute.instant(AT))
                    .with("number", Attribute.number(-7))
                    .with("long", Attribute.number(1L << 40))
                    .with("fraction", AttributeValue.fromN("1.5"))
                    .with("flag", Attribute.flag(true))
                    .with("bytes", Attribute.bytes(new byte[] {1, 2}))
                    .with("texts", Attribute.texts(List.of("b", "a")))
                    .with("mixed", AttributeValue.fromL(List.of(Attribute.text("a"), Attribute.number(1))))
                    .with("counts", Attribute.map(Map.of("x", 1, "y", 2), count -> Attribute.number(count)))
                    .with("nothing", AttributeValue.fromNul(true))
                    .with(
                            "inner",
                            new ItemBuilder()
                                    .with("text", Attribute.text("within"))
                                    .nested())
                    .with(
                            "inners",
                            Attribute.list(
                                    List.of(1, 2),
                                    number -> new ItemBuilder()
                                            .with("number", Attribute.number(number))
                                            .nested()))
                    .build());

    @Test
    void valuesAreReadAsTheyWereWritten() {
        assertThat(ITEM.text("text")).isEqualTo("a thing");
        assertThat((Object) ITEM.value("zone", ZoneId::of)).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(ITEM.constant("day", DayOfWeek.class)).isEqualTo(DayOfWeek.MONDAY);
        assertThat(ITEM.instant("at")).isEqualTo(AT);
        assertThat(ITEM.number("number")).isEqualTo(-7);
        assertThat(ITEM.longNumber("long")).isEqualTo(1L << 40);
        assertThat(ITEM.flag("flag")).isTrue();
        assertThat(ITEM.bytes("bytes")).containsExactly(1, 2);
        assertThat(ITEM.texts("texts")).containsExactly("b", "a");
        assertThat(ITEM.map("counts", Item::number)).isEqualTo(Map.of("x", 1, "y", 2));
        assertThat(ITEM.item("inner").text("text")).isEqualTo("within");
        assertThat(ITEM.items("inners", inner -> inner.number("number"))).containsExactly(1, 2);
    }

    @Test
    void optionalValuesAreReadIfTheyAreThere() {
        assertThat(ITEM.optionalText("text")).isEqualTo("a thing");
        assertThat((Object) ITEM.optionalValue("zone", ZoneId::of)).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(ITEM.optionalInstant("at")).isEqualTo(AT);
        assertThat(ITEM.optionalNumber("number")).isEqualTo(-7);
        assertThat(ITEM.numberOrZero("number")).isEqualTo(-7);
    }

    @ParameterizedTest
    @MethodSource
    void optionalValuesMayBeMissingOrNull(String name) {
        assertThat(ITEM.has(name)).isFalse();
        assertThat(ITEM.optionalText(name)).isNull();
        assertThat((Object) ITEM.optionalValue(name, ZoneId::of)).isNull();
        assertThat(ITEM.optionalInstant(name)).isNull();
        assertThat(ITEM.optionalNumber(name)).isNull();
        assertThat(ITEM.numberOrZero(name)).isZero();
        assertThat(ITEM.flag(name)).isFalse();
    }

    static List<String> optionalValuesMayBeMissingOrNull() {
        return List.of("absent", "nothing");
    }

    @ParameterizedTest
    @MethodSource("required")
    void aMissingAttributeIsNamedWithItsTable(Function<String, ?> read) {
        assertUnreadable(() -> read.apply("absent"), "attribute absent of a row of table things is missing");
        assertUnreadable(() -> read.apply("nothing"), "attribute nothing of a row of table things is missing");
    }

    @ParameterizedTest
    @MethodSource("required")
    void anAttributeOfAnotherTypeIsNamedWithItsTable(Function<String, ?> read) {
        assertUnreadable(() -> read.apply("flag"), "attribute flag of a row of table things is not");
    }

    static List<Function<String, ?>> required() {
        return List.of(
                ITEM::text,
                ITEM::instant,
                ITEM::number,
                ITEM::longNumber,
                ITEM::bytes,
                ITEM::texts,
                ITEM::item,
                name -> ITEM.value(name, ZoneId::of),
                name -> ITEM.constant(name, DayOfWeek.class),
                name -> ITEM.items(name, Item::names),
                name -> ITEM.map(name, Item::text));
    }

    @Test
    void whatIsWithinAnAttributeIsNamedByItsPath() {
        assertUnreadable(
                () -> ITEM.item("inner").number("text"), "attribute inner.text of a row of table things is not");
        assertUnreadable(
                () -> ITEM.texts("mixed"), "attribute mixed.1 of a row of table things is not text but of type N");
        assertUnreadable(
                () -> ITEM.items("inners", inner -> inner.text("name")),
                "attribute inners.0.name of a row of table things");
        assertUnreadable(() -> ITEM.map("counts", Item::text), "attribute counts.");
    }

    @Test
    void optionalDoesNotMeanOfAnyType() {
        assertUnreadable(() -> ITEM.optionalText("number"), "attribute number of a row");
        assertUnreadable(() -> ITEM.optionalNumber("text"), "attribute text of a row");
        assertUnreadable(() -> ITEM.numberOrZero("text"), "attribute text of a row");
        assertUnreadable(() -> ITEM.flag("text"), "attribute text of a row");
        assertUnreadable(() -> ITEM.optionalInstant("text"), "attribute text of a row of table things cannot be read");
    }

    @Test
    void numbersAreWholeAndNeverCutOff() {
        assertUnreadable(() -> ITEM.number("long"), "attribute long of a row of table things is beyond 32 bits");
        assertUnreadable(
                () -> ITEM.longNumber("fraction"), "attribute fraction of a row of table things is not a whole");
    }

    private static void assertUnreadable(Supplier<?> read, String message) {
        assertThatExceptionOfType(UnreadableItem.class).isThrownBy(read::get).withMessageContaining(message);
    }
}
