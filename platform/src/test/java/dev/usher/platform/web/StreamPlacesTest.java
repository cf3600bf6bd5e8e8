package dev.usher.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.platform.problem.Problem;
import dev.usher.platform.web.StreamPlaces.Room;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StreamPlacesTest {
    private final StreamPlaces places = new StreamPlaces(3, 2);

    @Test
    void aCallerHasSomeOfThePlacesAndTheOthersHaveTheRest() {
        assertThat(places.take("ada")).isTrue();
        assertThat(places.take("ada")).isTrue();
        assertThat(places.take("ada")).isFalse();
        assertThat(places.roomFor("ada")).isEqualTo(Room.CALLER_HAS_ENOUGH);
        assertThat(places.roomFor("ben")).isEqualTo(Room.FREE);

        assertThat(places.take("ben")).isTrue();
        assertThat(places.take("ben")).isFalse();
        assertThat(places.roomFor("ben")).isEqualTo(Room.NONE);
        assertThat(places.taken()).isEqualTo(3);

        places.leave("ada");
        assertThat(places.roomFor("ada")).isEqualTo(Room.FREE);
        assertThat(places.take("ben")).isTrue();
    }

    @Test
    void ofManyAtOnceNoMoreGetInThanThereArePlaces() {
        var taken = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 200; i++) {
                String caller = "caller" + i % 3;
                threads.execute(() -> {
                    if (places.take(caller)) {
                        taken.incrementAndGet();
                    }
                });
            }
        }

        assertThat(taken.get()).isBetween(1, 3);
        assertThat(places.taken()).isEqualTo(taken.get());
    }

    @Test
    void whoHasEnoughHearsHowLongToWait() {
        var answer = places.tooManyStreams();

        assertThat(answer.code()).isEqualTo(429);
        assertThat(answer.header("Retry-After")).isEqualTo("5");
        assertThat(answer.body())
                .extracting(Problem::detail)
                .isEqualTo("Your account already has 2 streams open. Close one of them first.");
    }
}
