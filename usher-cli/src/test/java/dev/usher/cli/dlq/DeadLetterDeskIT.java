package dev.usher.cli.dlq;

import static dev.usher.cli.dlq.Letters.DEAD;
import static dev.usher.cli.dlq.Letters.QUEUE;
import static dev.usher.cli.dlq.Letters.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.usher.cli.audit.Act;
import dev.usher.cli.audit.AuditTrail;
import dev.usher.cli.audit.Entry;
import dev.usher.cli.cloud.Caller;
import dev.usher.contracts.deadletter.Failure;
import dev.usher.contracts.deadletter.Replay;
import dev.usher.contracts.topology.Topology;
import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.localcloud.testing.OnEachCloud;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

@OnEachCloud
class DeadLetterDeskIT {
    private static final Caller OLGA = new Caller("arn:aws:iam::000000000000:user/olga", "000000000000");
    private static final String REGISTRATION = "REG#0f8fad5b-d9cb-469f-a165-70867728950e";
    private static final Duration WAIT = Duration.ofSeconds(10);

    private final CloudUnderTest cloud;
    private final Letters letters;
    private final DeadLetterDesk desk;

    DeadLetterDeskIT(CloudUnderTest cloud) {
        this.cloud = cloud;
        this.letters = new Letters(cloud);
        this.desk = new DeadLetterDesk(
                cloud.sqs(), cloud.dynamoDb(), cloud.s3(), cloud.environmentName(), OLGA, Clock.systemUTC());
    }

    @BeforeEach
    void empty() {
        letters.empty();
    }

    @Test
    void eachQueueShowsWhatWaitsAndWhatIsDead() {
        letters.die("one", "S3 is away");
        letters.die("two", "S3 is away");

        assertThat(desk.backlogs())
                .contains(new Backlog(QUEUE, "ticket-service", 0, 2))
                .hasSameSizeAs(Topology.load().queues().keySet());
    }

    @Test
    void lettersAreGroupedByWhyTheyFailed() {
        letters.die("{\"registrationId\":\"" + REGISTRATION + "\"}", "failed 5 times with 17", "java.io.IOException");
        letters.die("two", "failed 4 times with 3", "java.io.IOException");
        letters.die("three", "there is no such event");
        letters.send("four");

        Survey survey = desk.survey(QUEUE, 100);

        assertThat(survey.window()).isEqualTo("all 4 letters");
        assertThat(survey.groups())
                .extracting(LetterGroup::count, LetterGroup::origin, LetterGroup::exception, LetterGroup::why)
                .containsExactlyInAnyOrder(
                        tuple(2, Origin.PARKED, "IOException", "failed <n> times with <n>"),
                        tuple(1, Origin.PARKED, null, "there is no such event"),
                        tuple(
                                1,
                                Origin.SENT,
                                null,
                                "sent here without a reason: SNS could not deliver it, or somebody sent it"));
        assertThat(survey.groups().getFirst().types()).containsExactly("PaymentSucceeded");
        assertThat(survey.letters())
                .filteredOn(letter -> REGISTRATION.equals(letter.registration()))
                .singleElement()
                .satisfies(letter -> {
                    assertThat(letter.since()).isEqualTo(Instant.parse("2026-11-22T12:00:00Z"));
                    assertThat(letter.tries()).isEqualTo(8);
                });
    }

    @Test
    void whatSqsMovedSaysSoAndExpiresByItsFirstSending() {
        cloud.sqs().sendMessage(send -> send.queueUrl(cloud.queueUrl(QUEUE)).messageBody("kills its consumer"));
        int most = Topology.load().queue(QUEUE).maxReceiveCount();
        for (int receive = 0; receive <= most; receive++) {
            cloud.sqs()
                    .receiveMessage(
                            request -> request.queueUrl(cloud.queueUrl(QUEUE)).visibilityTimeout(0));
        }

        assertThat(desk.survey(QUEUE, 100).letters()).singleElement().satisfies(letter -> {
            assertThat(letter.origin()).isEqualTo(Origin.MOVED_BY_SQS);
            assertThat(letter.reason()).contains("SQS moved it here");
            assertThat(letter.expiresAt()).isEqualTo(letter.since().plus(Duration.ofDays(14)));
        });
    }

    @Test
    void aLookSaysHowMuchOfTheQueueItSawAndGivesBackAll() {
        IntStream.range(0, 25).forEach(number -> letters.die("letter " + number, "S3 is away"));

        Survey survey = desk.survey(QUEUE, 12);

        assertThat(survey.letters()).hasSize(12);
        assertThat(survey.window()).isEqualTo("the first 12 of about 25 letters");
        assertThat(desk.survey(QUEUE, 100).letters()).hasSize(25);
    }

    @Test
    void lettersAreChosenByWhatTheyAre() {
        letters.die("{\"registrationId\":\"" + REGISTRATION + "\"}", "S3 is away");
        letters.die("two", "there is no such event");
        letters.send("three");
        Survey survey = desk.survey(QUEUE, 100);
        String group = survey.letters().stream()
                .filter(letter -> letter.body().equals("two"))
                .findFirst()
                .orElseThrow()
                .group();
        Instant parked = Instant.parse("2026-11-22T12:00:00Z");

        assertThat(chosen(survey, new Selection(Set.of(group), Set.of(), null, null, null, null)))
                .containsExactly("two");
        assertThat(chosen(survey, new Selection(Set.of(), Set.of(), null, null, null, REGISTRATION)))
                .hasSize(1);
        assertThat(chosen(survey, new Selection(Set.of(), Set.of(), null, null, "PaymentSucceeded", null)))
                .hasSize(2);
        assertThat(chosen(survey, new Selection(Set.of(), Set.of(), parked, null, null, null)))
                .isEmpty();
        assertThat(chosen(survey, new Selection(Set.of(), Set.of(), parked.plusSeconds(1), parked, null, null)))
                .hasSize(2);
        assertThat(chosen(survey, Selection.ALL)).hasSize(3);
    }

    @Test
    void replaySendsBackExactlyWhatWasShownWithoutWhatParkingHadAdded() {
        letters.die("shown", "S3 is away");
        List<String> shown = idsOf(desk.survey(QUEUE, 100));
        letters.die("arrived later", "S3 is away");

        Outcome outcome = desk.replay(order(shown, Duration.ZERO), TestWatch.quiet());

        assertThat(outcome).isEqualTo(new Outcome(Ending.DONE, 1, 0, 0, 0, null));
        assertThat(letters.messages(QUEUE)).singleElement().satisfies(message -> {
            assertThat(message.body()).isEqualTo("shown");
            assertThat(message.messageAttributes()).containsOnlyKeys("type", Replay.ATTRIBUTE);
        });
        assertThat(letters.messages(DEAD)).extracting(Message::body).containsExactly("arrived later");
    }

    @Test
    void theOthersFollowWhenTheFirstIsHandled() {
        IntStream.range(0, 12).forEach(number -> letters.die("letter " + number, "S3 is away"));
        List<String> ids = idsOf(desk.survey(QUEUE, 100));

        Outcome outcome = desk.replay(order(ids, WAIT), new TestWatch(done -> {
            assertThat(letters.consume(_ -> null)).as("after " + done).isNotEmpty();
        }));

        assertThat(outcome).isEqualTo(new Outcome(Ending.DONE, 12, 0, 0, 0, null));
        assertThat(letters.messages(DEAD)).isEmpty();
    }

    @Test
    void ifTheFirstDiesAgainNoOtherIsSent() {
        IntStream.range(0, 5).forEach(number -> letters.die("letter " + number, "not JSON"));
        List<String> ids = idsOf(desk.survey(QUEUE, 100));

        Outcome outcome = desk.replay(order(ids, WAIT), new TestWatch(_ -> letters.consume(_ -> "not JSON")));

        assertThat(outcome).isEqualTo(new Outcome(Ending.DIED_AGAIN, 1, 0, 0, 1, null));
        assertThat(outcome.ending().exitStatus()).isEqualTo(3);
        assertThat(desk.survey(QUEUE, 100).letters())
                .hasSize(5)
                .filteredOn(letter -> letter.replays() == 1)
                .hasSize(1);
    }

    @Test
    void ifALaterOneDiesAgainItStops() {
        IntStream.range(0, 40).forEach(number -> letters.die("letter " + number, "not JSON"));
        List<String> ids = idsOf(desk.survey(QUEUE, 100));

        // The first is handled; of the first batch after it, all die at once.
        Outcome outcome = desk.replay(
                order(ids, WAIT), new TestWatch(done -> letters.consume(_ -> done == 1 ? null : "not JSON")));

        assertThat(outcome.ending()).isEqualTo(Ending.DIED_AGAIN);
        assertThat(outcome.done()).isEqualTo(11);
        assertThat(desk.survey(QUEUE, 100).letters()).hasSize(39);
    }

    @Test
    void withoutAVerdictOnlyAPersonLetsTheOthersFollow() {
        letters.die("one", "S3 is away");
        letters.die("two", "S3 is away");
        List<String> ids = idsOf(desk.survey(QUEUE, 100));

        // Nobody consumes.
        assertThat(desk.replay(order(ids, Duration.ofSeconds(2)), TestWatch.quiet()))
                .isEqualTo(new Outcome(Ending.NO_VERDICT, 1, 0, 0, 0, null));
        letters.die("three", "S3 is away");
        List<String> left = idsOf(desk.survey(QUEUE, 100));
        assertThat(desk.replay(
                                order(left, Duration.ofSeconds(2)),
                                TestWatch.quiet().goingOn())
                        .done())
                .isEqualTo(2);
    }

    @Test
    void aRehearsalSendsCopiesElsewhereAndKeepsTheLetters() {
        letters.die("one", "S3 is away");
        String elsewhere = "validation-service-ticket-issued";
        var order =
                new ReplayOrder(QUEUE, idsOf(desk.survey(QUEUE, 100)), null, "a rehearsal", elsewhere, true, 50, WAIT);

        assertThat(desk.replay(order, TestWatch.quiet())).isEqualTo(new Outcome(Ending.DONE, 1, 0, 0, 0, null));

        assertThat(letters.messages(elsewhere)).extracting(Message::body).containsExactly("one");
        assertThat(letters.messages(QUEUE)).isEmpty();
        assertThat(letters.messages(DEAD)).hasSize(1);
    }

    @Test
    void whoStopsAReplayFindsTheOthersWhereTheyWere() {
        IntStream.range(0, 30).forEach(number -> letters.die("letter " + number, "S3 is away"));
        List<String> ids = idsOf(desk.survey(QUEUE, 100));
        var watches = new TestWatch[1];
        watches[0] = new TestWatch(_ -> watches[0].stop());

        Outcome outcome = desk.replay(order(ids, Duration.ZERO), watches[0]);

        assertThat(outcome).isEqualTo(new Outcome(Ending.INTERRUPTED, 10, 0, 0, 0, null));
        assertThat(desk.survey(QUEUE, 100).letters()).hasSize(20);
    }

    @Test
    void aLetterNamesItsTraceAndAReplayKeepsIt() {
        String traceparent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        cloud.sqs()
                .sendMessage(send -> send.queueUrl(cloud.queueUrl(DEAD))
                        .messageBody("traced")
                        .messageAttributes(Map.of("traceparent", text(traceparent))));
        Survey survey = desk.survey(QUEUE, 100);

        desk.replay(order(idsOf(survey), Duration.ZERO), TestWatch.quiet());

        assertThat(survey.letters()).extracting(Letter::trace).containsExactly("4bf92f3577b34da6a3ce929d0e0e4736");
        assertThat(letters.messages(QUEUE))
                .singleElement()
                .satisfies(message ->
                        assertThat(message.messageAttributes()).containsEntry("traceparent", text(traceparent)));
    }

    @Test
    void allTenAttributesComeBackAsTheyWere() {
        var attributes = new HashMap<String, MessageAttributeValue>();
        for (int i = 0; i < 9; i++) {
            attributes.put("a" + i, text("value " + i));
        }
        attributes.put(Failure.ATTRIBUTE, text("""
                        {"queue":"%s","at":"2026-11-22T12:00:00Z","reason":"odd","tries":1,
                         "attributes":{"z":{"type":"Number.int","text":"1.5"}}}""".formatted(QUEUE)));
        cloud.sqs()
                .sendMessage(send ->
                        send.queueUrl(cloud.queueUrl(DEAD)).messageBody("ten").messageAttributes(attributes));

        desk.replay(order(idsOf(desk.survey(QUEUE, 100)), Duration.ZERO), TestWatch.quiet());

        assertThat(letters.messages(QUEUE))
                .singleElement()
                .satisfies(message -> assertThat(message.messageAttributes())
                        .hasSize(10)
                        .containsEntry("a8", text("value 8"))
                        .extractingByKey(Replay.ATTRIBUTE)
                        .satisfies(replay -> assertThat(replay.stringValue()).contains("Number.int", "1.5")));
    }

    @Test
    void discardDeletesOnlyWhatWasShown() {
        letters.die("one", "S3 is away");
        List<String> ids = idsOf(desk.survey(QUEUE, 100));
        letters.die("two", "S3 is away");

        assertThat(desk.discard(QUEUE, ids, null, "a test order", TestWatch.quiet()))
                .isEqualTo(new Outcome(Ending.DONE, 1, 0, 0, 0, null));
        assertThat(desk.discard(QUEUE, ids, null, "a test order", TestWatch.quiet()))
                .isEqualTo(new Outcome(Ending.INCOMPLETE, 0, 1, 0, 0, null));

        assertThat(letters.messages(DEAD)).extracting(Message::body).containsExactly("two");
    }

    @Test
    void whatIsArchivedComesBackAsItWas() {
        IntStream.range(0, 25).forEach(number -> letters.die("letter 🎟 " + number, "S3 is away", "a.B"));
        Survey before = desk.survey(QUEUE, 100);

        Outcome archived = desk.archive(QUEUE, idsOf(before), null, "before they expire", TestWatch.quiet());
        String name = String.valueOf(archived.place());

        assertThat(archived.done()).isEqualTo(25);
        assertThat(desk.survey(QUEUE, 100).letters()).isEmpty();
        assertThat(desk.archives()).anyMatch(archive -> archive.name().equals(name) && !archive.isRestored());

        assertThat(desk.restore(name, "S3 is back", TestWatch.quiet()).done()).isEqualTo(25);

        assertThat(desk.survey(QUEUE, 100).letters())
                .extracting(Letter::body, Letter::reason, Letter::group, Letter::type)
                .containsExactlyInAnyOrderElementsOf(before.letters().stream()
                        .map(letter -> tuple(letter.body(), letter.reason(), letter.group(), letter.type()))
                        .toList());
        assertThat(desk.archives()).anyMatch(archive -> archive.name().equals(name) && archive.isRestored());
        assertThatThrownBy(() -> desk.restore(QUEUE + "/none", "", TestWatch.quiet()))
                .hasMessageContaining("there is no archive");
    }

    @Test
    void eachActIsWrittenDownBeforeAndAfterIt() {
        Instant start = Instant.now().minusSeconds(1);
        letters.die("one", "S3 is away");
        List<String> ids = idsOf(desk.survey(QUEUE, 100));

        desk.discard(QUEUE, ids, "0a1b2c3d", "a test order", TestWatch.quiet());

        var trail = new AuditTrail(cloud.dynamoDb(), cloud.environmentName(), OLGA, Clock.systemUTC());
        Entry entry = trail.since(start).getFirst();
        Act act = entry.act();
        assertThat(act)
                .isEqualTo(new Act(
                        act.id(), act.at(), OLGA.arn(), "dlq discard", QUEUE, "a test order", "0a1b2c3d", 1, ids));
        assertThat(entry.result()).isEqualTo("done");
        assertThat(entry.done()).isEqualTo(1);
        assertThatThrownBy(() -> trail.conclude(act, "forged", 9)).hasMessageContaining("conditional");
    }

    private static ReplayOrder order(List<String> ids, Duration wait) {
        return new ReplayOrder(QUEUE, ids, null, "S3 is back", null, false, 1_000, wait);
    }

    private static List<String> idsOf(Survey survey) {
        return survey.letters().stream().map(Letter::id).toList();
    }

    private static List<String> chosen(Survey survey, Selection selection) {
        return survey.select(selection).stream().map(Letter::body).toList();
    }

    private static org.assertj.core.groups.Tuple tuple(@Nullable Object... values) {
        return org.assertj.core.groups.Tuple.tuple(values);
    }
}
