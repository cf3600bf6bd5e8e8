package dev.usher.systemtests.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.code.TicketCode;
import dev.usher.contracts.code.TicketCodeSigner;
import dev.usher.contracts.code.TicketCodeVerifier;
import dev.usher.contracts.code.TicketCodeVerifier.Verification;
import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.id.UserId;
import dev.usher.systemtests.Addresses;
import dev.usher.systemtests.OnSharedStack;
import dev.usher.systemtests.browser.Browsers;
import dev.usher.systemtests.browser.NeedsChromium;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The page's own modules, in the browser, against the code that the services use.
@NeedsChromium
@OnSharedStack
class ScannerRulesIT {
    @RegisterExtension
    private static final Browsers BROWSERS = new Browsers();

    private static final String VERIFY = """
            async ({ keys, texts }) => {
              const { importKeys, verify } = await import('/scanner/code.js');
              const imported = await importKeys(keys);
              const read = texts.map(async text => {
                const { kind, code } = await verify(text, imported);
                return code ? [kind, code.ticketId, code.eventId, code.userId, code.issue].join(' ') : kind;
              });
              return Promise.all(read);
            }
            """;
    private static final String DECIDE = """
            async ({ ticket, mode, direction, now }) => {
              const { decide } = await import('/scanner/admission-rules.js');
              const event = { admitsFrom: '2026-10-24T18:00:00Z', admitsUntil: '2026-10-25T02:00:00Z',
                timeZone: 'Europe/Berlin', entries: { mode, most: mode === 'once' ? 1 : 2 }, ticketTypes: {
                  vip: { gates: ['Lounge', 'North'], admitsFrom: '2026-10-24T16:00:00Z' },
                  press: { gates: ['Lounge'] },
                  late: { gates: [], admitsFrom: '2026-10-24T23:00:00Z', admitsUntil: '2026-10-25T04:00:00Z' } } };
              const [status, issue, entries, inside, type] = ticket.split('-');
              const known = ticket === 'new' ? undefined
                : { status, issue: Number(issue), entries: Number(entries), inside: inside === 'in', type };
              return decide({ issue: 2 }, known, event, { direction, gate: 'North' }, new Date(now));
            }
            """;

    /// Two pages with 1,500 tickets each, and then one ticket that is withdrawn and one that left.
    private static final String TAKE_OVER = """
            async () => {
              const { refresh } = await import('/scanner/snapshot.js');
              const { get, result, sizes, transact } = await import('/scanner/store.js');
              const id = number => number.toString(16).padStart(8, '0') + '-0000-4000-8000-000000000000';
              const packed = ids => btoa(ids.map(text => text.replaceAll('-', '').match(/../g)
                .map(hex => String.fromCharCode(parseInt(hex, 16))).join('')).join(''));
              const ids = (from, count) => Array.from({ length: count }, (_, index) => id(from + index));
              const page = what => ({ full: false, more: false, keys: {}, admitted: '', left: '', unused: '', valid: '',
                dead: [], issues: [], types: {}, ...what });
              const pages = new Map([
                ['', page({ cursor: 'one', full: true, more: true, admitted: packed(ids(0, 1500)) })],
                ['one', page({ cursor: 'two', admitted: packed(ids(1500, 1500)),
                  types: { vip: packed([id(6), id(7), id(9000)]) } })],
                ['two', page({ cursor: 'three', left: packed([id(7)]), admitted: packed([id(8)]),
                  types: { press: packed([id(8)]) }, unused: packed([id(9000)]), dead: [{ ticketId: 'TICKET#' + id(8), status: 'revoked' }] })],
              ]);
              const device = { ask: request => request('token') };
              const fetched = window.fetch;
              window.fetch = async path => new Response(JSON.stringify(pages.get(new URLSearchParams(path.split('?')[1]).get('since') ?? '')));
              await refresh(device);
              await refresh(device);
              window.fetch = fetched;
              const ticket = number => transact(({ tickets }) => result(tickets.get(id(number))), 'readonly');
              const outcome = async number => {
                const { status, entries, inside, type } = await ticket(number);
                return [status, entries, inside, type].join(' ');
              };
              return [(await sizes()).tickets, (await get('snapshot')).cursor, await outcome(6), await outcome(7), await outcome(8), await outcome(9000)].join(', ');
            }
            """;

    private static Venue venue;
    private static ScannerPage scanner;

    @BeforeAll
    static void start(Addresses addresses) {
        venue = new Venue(addresses, 1);
        scanner = ScannerPage.open(BROWSERS.desktop(venue.address()));
    }

    @Test
    void codesAreReadAndVerifiedAsTheServicesDo() {
        var signer = new TicketCodeSigner(3, new byte[32]);
        var verifier = new TicketCodeVerifier(Map.of(3, signer.publicKey()));
        List<String> texts = texts(signer);

        Object read = scanner.page()
                .evaluate(
                        VERIFY,
                        Map.of(
                                "keys",
                                Map.of("3", Base64.getEncoder().encodeToString(signer.publicKey())),
                                "texts",
                                texts));

        assertThat(read)
                .isEqualTo(texts.stream()
                        .map(text -> outcome(verifier.verify(text)))
                        .toList());
    }

    /// The times are around the end of summer time, which is at 01:00 UTC.
    @ParameterizedTest
    @CsvSource({
        "new,            once,       entry, 2026-10-24T20:00:00Z, ok",
        "new,            once,       exit,  2026-10-24T20:00:00Z, ok",
        "new,            once,       entry, 2026-10-23T20:00:00Z, not_today",
        "new,            once,       entry, 2026-10-23T22:30:00Z, too_early",
        "new,            once,       entry, 2026-10-25T01:59:59Z, ok",
        "new,            once,       entry, 2026-10-25T02:00:00Z, closed",
        "new,            once,       entry, 2026-10-25T22:30:00Z, closed",
        "new,            once,       entry, 2026-10-25T23:00:00Z, not_today",
        "valid-3-0-out,  once,       entry, 2026-10-24T20:00:00Z, superseded",
        "revoked-3-0-out,once,       entry, 2026-10-24T20:00:00Z, superseded",
        "revoked-1-1-in, once,       entry, 2026-10-24T20:00:00Z, revoked",
        "refunded-1-0-out,once,      exit,  2026-10-24T20:00:00Z, refunded",
        "valid-1-1-in,   once,       exit,  2026-10-26T20:00:00Z, ok",
        "valid-1-1-in,   once,       entry, 2026-10-26T20:00:00Z, already_used",
        "valid-1-1-out,  once,       entry, 2026-10-24T20:00:00Z, already_used",
        "valid-1-1-in,   after_exit, entry, 2026-10-24T20:00:00Z, already_used",
        "valid-1-1-out,  after_exit, entry, 2026-10-24T20:00:00Z, ok",
        "valid-1-2-out,  after_exit, entry, 2026-10-24T20:00:00Z, already_used",
        "valid-1-1-in,   any,        entry, 2026-10-24T20:00:00Z, ok",
        "valid-1-2-in,   any,        entry, 2026-10-24T20:00:00Z, already_used",
        "valid-1-0-out-vip,once,     entry, 2026-10-24T15:59:59Z, too_early",
        "valid-1-0-out-vip,once,     entry, 2026-10-24T16:00:00Z, ok",
        "valid-1-0-out-vip,once,     entry, 2026-10-25T02:00:00Z, closed",
        "valid-1-0-out-press,once,   entry, 2026-10-24T20:00:00Z, wrong_gate",
        "valid-1-1-out-press,once,   entry, 2026-10-24T20:00:00Z, already_used",
        "valid-1-1-in-press,once,    exit,  2026-10-24T20:00:00Z, ok",
        "valid-1-0-out-late,once,    entry, 2026-10-24T20:00:00Z, not_today",
        "valid-1-0-out-late,once,    entry, 2026-10-24T22:30:00Z, too_early",
        "valid-1-0-out-late,once,    entry, 2026-10-25T03:59:59Z, ok",
        "valid-1-0-out-none,once,    entry, 2026-10-24T20:00:00Z, ok",
    })
    void theDeviceHasTheRulesOfTheDoor(String ticket, String mode, String direction, String now, String reason) {
        Object decided = scanner.page()
                .evaluate(DECIDE, Map.of("ticket", ticket, "mode", mode, "direction", direction, "now", now));

        assertThat(decided).isEqualTo(reason);
    }

    @Test
    void aListInPagesIsTakenOverWholeAndThenWhatChanged() {
        assertThat(scanner.page().evaluate(TAKE_OVER))
                .isEqualTo("3001, three, valid 1 true vip, valid 1 false vip, revoked 1 true press, "
                        + "valid 0 false vip");
    }

    private static List<String> texts(TicketCodeSigner signer) {
        var texts = new ArrayList<String>();
        for (String user : List.of(UUID.randomUUID().toString(), "ada", "auth0|" + "x".repeat(58))) {
            var code = new TicketCode(
                    new TicketId(UUID.randomUUID()), new EventId(UUID.randomUUID()), new UserId(user), 65_535);
            String text = signer.sign(code);
            texts.add(text);
            texts.add("\r\n" + text.toLowerCase(java.util.Locale.ROOT) + " \n");
            texts.add(text.substring(0, 40) + (text.charAt(40) == 'C' ? 'D' : 'C') + text.substring(41));
            texts.add(new TicketCodeSigner(
                            3, "another seed of thirty-two bytes".getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                    .sign(code));
            texts.add(new TicketCodeSigner(4, new byte[32]).sign(code));
            texts.add(text + "A");
            texts.add(text.substring(1));
            texts.add(text.substring(0, text.length() - 1));
        }
        texts.addAll(List.of("", "A", "https://example.org", "1".repeat(183), "A".repeat(183), "A".repeat(301)));
        return texts;
    }

    private static String outcome(Verification verification) {
        return switch (verification) {
            case Verification.Genuine(var code) -> "genuine " + outcome(code);
            case Verification.Forged(var code) -> "forged " + outcome(code);
            case Verification.NotATicketCode() -> "none";
        };
    }

    private static String outcome(TicketCode code) {
        return String.join(
                " ",
                code.ticketId().uuid().toString(),
                code.eventId().uuid().toString(),
                code.userId().subject(),
                String.valueOf(code.issue()));
    }
}
