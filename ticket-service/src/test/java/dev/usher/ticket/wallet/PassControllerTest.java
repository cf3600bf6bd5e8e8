package dev.usher.ticket.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.testing.SampleMessages;
import dev.usher.platform.problem.Problem;
import dev.usher.ticket.issuing.TicketIssuerOfTests;
import dev.usher.ticket.order.InMemoryTicketStore;
import dev.usher.ticket.order.Ticket;
import dev.usher.ticket.order.TicketWrite;
import dev.usher.ticket.order.Withdrawal;
import io.micronaut.http.HttpResponse;
import io.micronaut.security.authentication.Authentication;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PassControllerTest {
    private static final RegistrationId ORDER = SampleMessages.REGISTRATION;
    private static final String ADA = SampleMessages.ADA.toString().replace("USER#", "");
    private static final SampleWalletKey KEY = SampleWalletKey.validFor(30);

    private final InMemoryTicketStore store = new InMemoryTicketStore();
    private final Ticket ticket = issued();
    private final PassController controller = controller(KEY.config());

    @Test
    void theOwnerGetsAPassToSave() {
        HttpResponse<?> answer = pass(controller, ticket.ticketId(), ADA);

        assertThat(answer.code()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/vnd.apple.pkpass");
        assertThat(answer.header("Content-Disposition")).isEqualTo("attachment; filename=\"ticket-1.pkpass\"");
        assertThat((byte[]) answer.body()).startsWith('P', 'K');
    }

    @Test
    void anybodyElseGetsTheSameAnswerAsForATicketThatDoesNotExist() {
        HttpResponse<?> others = pass(controller, ticket.ticketId(), "ben");
        HttpResponse<?> none = pass(controller, TicketId.derive(RegistrationId.random(), 1), "ben");

        assertThat(others.code()).isEqualTo(none.code()).isEqualTo(404);
        assertThat(slug(others)).isEqualTo(slug(none)).isEqualTo("not-found");
    }

    @Test
    void aTicketThatIsNoGoodHasNoPass() {
        store.write(new TicketWrite(null, List.of(ticket.withdrawn(Set.of(Withdrawal.REFUNDED), null)), List.of()));

        HttpResponse<?> answer = pass(controller, ticket.ticketId(), ADA);

        assertThat(answer.code()).isEqualTo(409);
        assertThat(slug(answer)).isEqualTo("ticket-not-valid");
    }

    @Test
    void withoutACertificateItSaysThatThereAreNone() {
        HttpResponse<?> answer = pass(controller(new WalletConfig("", "", "", "", "")), ticket.ticketId(), ADA);

        assertThat(answer.code()).isEqualTo(404);
        assertThat(slug(answer)).isEqualTo("wallet-passes-off");
    }

    private PassController controller(WalletConfig config) {
        return new PassController(store, new WalletPasses(TicketIssuerOfTests.pages()), config);
    }

    private static HttpResponse<?> pass(PassController controller, TicketId ticketId, String user) {
        return controller.pass(ticketId, Authentication.build(user));
    }

    private static String slug(HttpResponse<?> answer) {
        return answer.body() instanceof Problem problem
                ? problem.type().toString().replaceAll(".*/", "")
                : "";
    }

    private Ticket issued() {
        TicketIssuerOfTests.issue(store, SampleMessages.paymentSucceeded(ORDER, 1));
        return store.ofRegistration(ORDER).getFirst();
    }
}
