package dev.usher.ticket.document.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.usher.ticket.document.font.Weight;
import dev.usher.ticket.document.layout.Element.Code;
import dev.usher.ticket.document.layout.Element.Paragraph;
import dev.usher.ticket.document.layout.Element.Texts;
import java.util.List;
import org.junit.jupiter.api.Test;

class LayoutTest {
    private static final TextStyle STYLE = TextStyle.of(Weight.REGULAR, Tone.INK, 12);

    @Test
    void elementsThatOverlapAreRefused() {
        var one = Texts.of(new Box(10, 10, 50, 10), new Paragraph(Field.DATE, STYLE));
        var other = Texts.of(new Box(10, 19, 50, 10), new Paragraph(Field.TIME, STYLE));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Layout("own", 100, 200, List.of(one, other)))
                .withMessageContaining("overlaps");
    }

    @Test
    void elementsOffThePageAreRefused() {
        var outside = Texts.of(new Box(60, 10, 50, 10), new Paragraph(Field.DATE, STYLE));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Layout("own", 100, 200, List.of(outside)))
                .withMessageContaining("is not on the page");
    }

    @Test
    void aBoxThatIsTooLowForItsLinesIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Texts.of(new Box(10, 10, 50, 10), new Paragraph(Field.DATE, STYLE.lines(3))))
                .withMessageContaining("may need 15.8");
    }

    @Test
    void aCodeThatIsTooSmallToBeScannedIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Layout("own", 100, 200, List.of(new Code(new Box(10, 10, 45, 45)))))
                .withMessage("the code needs a square of at least 52.5 mm");
    }

    @Test
    void theCodesOfOurLayoutsAreLargeEnough() {
        for (Layout layout : List.of(Layouts.A4, Layouts.WALLET)) {
            assertThat(layout.elements().stream()
                            .filter(Code.class::isInstance)
                            .map(code -> code.box().width() * 49 / 57))
                    .as(layout.name())
                    .singleElement()
                    .satisfies(width -> assertThat(width).isGreaterThan(45));
        }
    }

    @Test
    void aMirroredLayoutIsMirroredBack() {
        Layout twice = Layouts.WALLET.mirrored().mirrored();

        assertThat(twice.elements().stream()
                        .map(element -> Math.round(element.box().left() * 100)))
                .isEqualTo(Layouts.WALLET.elements().stream()
                        .map(element -> Math.round(element.box().left() * 100))
                        .toList());
    }
}
