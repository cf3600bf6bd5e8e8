"""Usher beside pretix, in turns. See `run`."""

import http.client
import json
import os
import shutil
import signal
import socket
import socketserver
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
import uuid
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg2

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
PYTHON = sys.executable
JAVA = Path(os.environ["JAVA_HOME"]) / "bin/java"

ROUNDS = 5
CONCURRENCY = 8
SCANS_A_ROUND = {"pretix": 100, "Usher": 400}
ORDERS_A_ROUND = 12
if "PEERS_TRIAL" in os.environ:  # does it run at all?
    SCANS_A_ROUND, ORDERS_A_ROUND, ROUNDS = {"pretix": 10, "Usher": 20}, 4, 1
ORDERS_AT_ONCE = 4


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def until(what, done, seconds=180, pause=0.1):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            if result := done():
                return result
        except (OSError, http.client.HTTPException, psycopg2.Error):
            pass
        time.sleep(pause)
    raise SystemExit(f"{what}: not within {seconds} s")


class Processes:
    """The CPU time of processes and their children, by name."""

    TICKS = os.sysconf("SC_CLK_TCK")

    def __init__(self, roots):
        self.roots = roots

    def cpu_seconds(self):
        children, own = {}, {}
        for stat in Path("/proc").glob("[0-9]*/stat"):
            try:
                fields = stat.read_text().rpartition(")")[2].split()
            except OSError:
                continue
            pid = int(stat.parent.name)
            children.setdefault(int(fields[1]), []).append(pid)
            # With those of children that have ended.
            own[pid] = sum(int(field) for field in fields[11:15]) / self.TICKS
        used = {}
        for name, root in self.roots.items():
            others = [pid for other, pid in self.roots.items() if other != name]
            waiting, used[name] = [root], 0.0
            while waiting:
                pid = waiting.pop()
                used[name] += own.get(pid, 0)
                waiting += [child for child in children.get(pid, []) if child not in others]
        return used


class Api:
    """One connection for each thread."""

    def __init__(self, address, headers):
        self.address, self.headers, self.local = urllib.parse.urlsplit(address), headers, threading.local()

    def send(self, method, path, body=None, **headers):
        for attempt in range(2):
            connection = getattr(self.local, "connection", None)
            if connection is None:
                connection = http.client.HTTPConnection(self.address.hostname, self.address.port, timeout=60)
                self.local.connection = connection
            try:
                connection.request(
                    method,
                    path,
                    None if body is None else json.dumps(body),
                    {"Content-Type": "application/json", **self.headers, **headers},
                )
                answer = connection.getresponse()
                return answer.status, answer.read()
            except (http.client.RemoteDisconnected, ConnectionError):
                # gunicorn's simple workers close after each answer.
                connection.close()
                self.local.connection = None
                if attempt:
                    raise
        raise AssertionError

    def expect(self, status, method, path, body=None, **headers):
        got, content = self.send(method, path, body, **headers)
        if got != status:
            raise SystemExit(f"{method} {path}: {got} instead of {status}: {content[:500]!r}")
        return json.loads(content) if content[:1] in (b"{", b"[") else content


class Load:
    """How much CPU processes other than ours used before a round, in cores."""

    def __init__(self):
        self.most = 0.0

    @staticmethod
    def _busy():
        fields = [int(field) for field in Path("/proc/stat").read_text().split("\n")[0].split()[1:9]]
        return (sum(fields) - fields[3] - fields[4]) / Processes.TICKS

    def look(self):
        before = self._busy()
        time.sleep(1)
        self.most = max(self.most, self._busy() - before)


class Rounds:
    """What the rounds of one side gave."""

    def __init__(self):
        self.rates, self.millis, self.cpu = [], [], []

    def add(self, count, seconds, waits, cpu):
        self.rates.append(count / seconds)
        self.millis += [wait * 1000 for wait in waits]
        self.cpu.append({name: 1000 * used / count for name, used in cpu.items()})

    def rate(self):
        return statistics.median(self.rates)

    def percentile(self, share):
        return sorted(self.millis)[int(share * (len(self.millis) - 1))]

    def cpu_millis(self):
        return sum(statistics.median(each[name] for each in self.cpu) for name in self.cpu[0])


def hammer(work, items, at_once):
    """Does all of the work, this many at a time: seconds of all, and of each."""

    def timed(item):
        begun = time.monotonic()
        answer = work(item)
        return answer if isinstance(answer, float) else time.monotonic() - begun

    begun = time.monotonic()
    with ThreadPoolExecutor(at_once) as threads:
        waits = list(threads.map(timed, items))
    return time.monotonic() - begun, waits


class Child:
    """Answers each line with a line."""

    def __init__(self, command, **options):
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, **options
        )

    def ask(self, line):
        self.process.stdin.write(f"{line}\n")
        self.process.stdin.flush()
        return float(self.process.stdout.readline())

    def close(self):
        self.process.stdin.close()
        self.process.wait(60)


class MailSink(socketserver.ThreadingTCPServer):
    """Takes mails and forgets them."""

    allow_reuse_address = daemon_threads = True

    class Handler(socketserver.StreamRequestHandler):
        def handle(self):
            self.wfile.write(b"220 sink\r\n")
            in_data = False
            for line in self.rfile:
                if in_data:
                    if line == b".\r\n":
                        in_data = False
                        self.wfile.write(b"250 ok\r\n")
                elif line[:4].upper() == b"DATA":
                    in_data = True
                    self.wfile.write(b"354 go on\r\n")
                elif line[:4].upper() == b"QUIT":
                    self.wfile.write(b"221 bye\r\n")
                    return
                else:
                    self.wfile.write(b"250 ok\r\n")

    def __init__(self):
        super().__init__(("127.0.0.1", 0), self.Handler)
        threading.Thread(target=self.serve_forever, daemon=True).start()


class Pretix:
    """As its documentation runs it: PostgreSQL, Redis, gunicorn with four workers, Celery with two."""

    def __init__(self, folder):
        self.folder, self.started = folder, []
        self.database, self.queue, self.port = free_port(), free_port(), free_port()
        self.mail = MailSink()

    def start(self):
        postgres = next(iter(sorted(Path("/usr/lib/postgresql").glob("*/bin"))), None)
        if postgres is None or shutil.which("redis-server") is None:
            raise SystemExit("PostgreSQL or Redis is missing: apt-get install postgresql redis-server")
        self.folder.chmod(0o755)
        data = self.folder / "postgres"
        data.mkdir()
        # PostgreSQL does not run as root.
        other = []
        if os.getuid() == 0:
            shutil.chown(data, "postgres")
            other = ["runuser", "-u", "postgres", "--"]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        subprocess.run([*other, postgres / "initdb", "-D", data, "-U", "pretix", "-A", "trust"], check=True, **quiet)
        self._process(
            "postgres",
            [*other, postgres / "postgres", "-D", data, "-p", str(self.database), "-k", data, "-h", "127.0.0.1"],
        )
        self._process("redis", ["redis-server", "--port", str(self.queue), "--bind", "127.0.0.1", "--save", ""])
        connection = until("PostgreSQL", lambda: self._connect("postgres"))
        connection.autocommit = True
        connection.cursor().execute("CREATE DATABASE pretix")
        connection.close()
        redis = f"redis://127.0.0.1:{self.queue}"
        (self.folder / "pretix.cfg").write_text(
            f"""[pretix]
instance_name=Peers
url=http://localhost:{self.port}
datadir={self.folder}/data
[database]
backend=postgresql
name=pretix
user=pretix
host=127.0.0.1
port={self.database}
[redis]
location={redis}/0
[celery]
backend={redis}/1
broker={redis}/2
[mail]
host=127.0.0.1
port={self.mail.server_address[1]}
"""
        )
        self.settings = {**os.environ, "PRETIX_CONFIG_FILE": str(self.folder / "pretix.cfg")}
        self._run("-m", "pretix", "migrate")
        token = self._run(HERE / "inside.py", "setup").split()[-1]
        gunicorn = ["gunicorn", "pretix.wsgi", "--workers", "4", "--bind", f"127.0.0.1:{self.port}"]
        self._process("gunicorn", [PYTHON, "-m", *gunicorn], env=self.settings)
        celery = ["celery", "-A", "pretix.celery_app", "worker", "--concurrency", "2", "--loglevel", "warning"]
        self._process("celery", [PYTHON, "-m", *celery], env=self.settings)
        self.api = Api(f"http://127.0.0.1:{self.port}", {"Authorization": f"Token {token}", "Host": f"localhost:{self.port}"})
        until("pretix", lambda: self.api.send("GET", "/healthcheck/")[0] == 200)
        self.processes = Processes({name: process.pid for name, process in self.started})
        self.reader = self._connect("pretix")
        self.reader.autocommit = True
        self.lock = threading.Lock()
        self._fill()

    def _fill(self):
        event = self.event = "/api/v1/organizers/peers/events/night"
        self.item = self.api.expect(
            201, "POST", event + "/items/", {"name": {"en": "General"}, "default_price": "25.00", "category": None}
        )["id"]
        self.api.expect(
            201, "POST", event + "/quotas/", {"name": "all", "size": None, "items": [self.item], "variations": []}
        )
        self.list = self.api.expect(
            201, "POST", event + "/checkinlists/", {"name": "all", "all_products": True, "limit_products": []}
        )["id"]

    def order(self, tickets, status, mailed):
        return self.api.expect(
            201,
            "POST",
            self.event + "/orders/",
            {
                "email": "ada@example.org",
                "locale": "en",
                "status": status,
                "payment_provider": "manual",
                "send_email": mailed,
                "positions": [
                    {"item": self.item, "price": "25.00", "attendee_name": "Ada Lovelace"} for _ in range(tickets)
                ],
            },
        )

    def codes(self, count):
        with ThreadPoolExecutor(ORDERS_AT_ONCE) as threads:
            orders = threads.map(lambda _: self.order(10, "p", False), range(count // 10))
            return [position["secret"] for order in orders for position in order["positions"]]

    def scan(self, code):
        self.api.expect(
            201,
            "POST",
            "/api/v1/organizers/peers/checkinrpc/redeem/",
            {"secret": code, "source_type": "barcode", "lists": [self.list], "type": "entry", "nonce": uuid.uuid4().hex},
        )

    def order_to_pdf(self, _):
        """Seconds from paying to the PDF."""
        order = self.order(1, "n", True)
        position = order["positions"][0]["id"]
        begun = time.monotonic()
        self.api.expect(200, "POST", f"{self.event}/orders/{order['code']}/mark_paid/", {})
        path = f"{self.event}/orderpositions/{position}/download/pdf/"
        status, _ = self.api.send("GET", path)
        # Each early request makes one more job: look into its database instead.
        if status == 409:
            until("a ticket", lambda: self._is_printed(position), pause=0.02)
        self.api.expect(200, "GET", path)
        return time.monotonic() - begun

    def _is_printed(self, position):
        with self.lock, self.reader.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM pretixbase_cachedticket WHERE order_position_id = %s AND file <> ''", (position,)
            )
            return cursor.fetchone()[0] > 0

    def renderer(self):
        return Child([PYTHON, HERE / "inside.py", "render"], env=self.settings)

    def _connect(self, name):
        return psycopg2.connect(host="127.0.0.1", port=self.database, user="pretix", dbname=name)

    def _run(self, *command):
        done = subprocess.run([PYTHON, *command], env=self.settings, capture_output=True, text=True)
        if done.returncode:
            raise SystemExit(done.stdout[-2000:] + done.stderr[-2000:])
        return done.stdout

    def _process(self, name, command, **options):
        log = open(self.folder / f"{name}.log", "w")
        self.started.append((name, subprocess.Popen(command, stdout=log, stderr=log, **options)))

    def stop(self):
        if hasattr(self, "reader"):
            self.reader.close()
        for _, process in reversed(self.started):
            process.terminate()
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                process.kill()


class Usher:
    """Everything that `make up` runs, with services compiled as they are deployed."""

    def __init__(self, folder):
        self.folder, self.process = folder, None

    def start(self, codes):
        jar = ROOT / "system-tests/target/system-tests.jar"
        self.process = subprocess.Popen(
            [JAVA, "-cp", jar, "dev.usher.systemtests.PeersSide", str(codes // 10)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )
        line = ""
        while not line.startswith("{"):
            line = self.process.stdout.readline()
            if not line:
                raise SystemExit("Usher has not started; its logs are in build/logs")
        self.facts = json.loads(line)
        self.processes = Processes(self.facts["processes"])
        self.door = Api(self.facts["scans"], {"Authorization": "Device " + self.facts["device"]})
        self.stripe = Api(self.facts["stripe"], {})
        sign_in = urllib.parse.urlsplit(self.facts["signIn"])
        token = json.loads(
            self._form(
                Api(self.facts["signIn"], {}),
                sign_in.path + "/token",
                {"grant_type": "password", "client_id": "usher-local", "username": "ada", "password": "x"},
            )
        )["access_token"]
        self.api = Api(self.facts["edge"], {"Authorization": "Bearer " + token})
        self.publishable_key = self.api.expect(200, "GET", "/payments/config")["publishableKey"]

    @staticmethod
    def _form(api, path, fields, **headers):
        with_form = Api(api.address.geturl(), {})
        connection = http.client.HTTPConnection(with_form.address.hostname, with_form.address.port, timeout=60)
        connection.request(
            "POST",
            path,
            urllib.parse.urlencode(fields),
            {"Content-Type": "application/x-www-form-urlencoded", **headers},
        )
        answer = connection.getresponse()
        content = answer.read()
        connection.close()
        if answer.status != 200:
            raise SystemExit(f"POST {path}: {answer.status}: {content[:500]!r}")
        return content

    def codes(self, count):
        return self.facts["codes"][:count]

    def scan(self, code):
        self.door.expect(
            201,
            "POST",
            "/api/v1/organizers/usher/checkinrpc/redeem/",
            {"secret": code, "source_type": "barcode", "lists": [1], "type": "entry", "nonce": uuid.uuid4().hex},
        )

    def order_to_pdf(self, _):
        """Seconds from paying to the PDF."""
        registration = self.api.expect(
            201,
            "POST",
            "/registrations",
            {
                "eventId": self.facts["eventId"],
                "attendee": {"name": "Ada Lovelace", "email": "ada@example.org"},
                "items": [{"ticketType": "general", "quantity": 1}],
            },
            **{"Idempotency-Key": str(uuid.uuid4())},
        )
        intent = self.api.expect(
            200,
            "POST",
            "/payments/create-intent",
            {"registrationId": registration["registrationId"], "amount": registration["total"]["amount"]},
        )
        begun = time.monotonic()
        self._form(
            self.stripe,
            f"/v1/payment_intents/{intent['paymentIntentId']}/confirm",
            {
                "client_secret": intent["clientSecret"],
                "payment_method_data[type]": "card",
                "payment_method_data[card][number]": "4242424242424242",
                "payment_method_data[card][exp_month]": "12",
                "payment_method_data[card][exp_year]": "2034",
                "payment_method_data[card][cvc]": "123",
            },
            Authorization="Bearer " + self.publishable_key,
        )
        tickets = "/tickets?registrationId=" + urllib.parse.quote(registration["registrationId"], safe="")
        ticket = until(
            "a ticket", lambda: self.api.expect(200, "GET", tickets)["tickets"], pause=0.02
        )[0]["ticketId"]
        link = self.api.expect(200, "GET", f"/tickets/{urllib.parse.quote(ticket, safe='')}/download")["downloadUrl"]
        split = urllib.parse.urlsplit(link)
        pdf = Api(link, {})
        _, content = pdf.send("GET", f"{split.path}?{split.query}")
        if content[:5] != b"%PDF-":
            raise SystemExit(f"no PDF: {content[:200]!r}")
        return time.monotonic() - begun

    def renderer(self):
        jar = ROOT / "benchmarks/target/benchmarks.jar"
        return Child([JAVA, "-cp", jar, "dev.usher.benchmarks.rendering.TicketRounds"])

    def stop(self):
        if self.process is not None:
            self.process.stdin.close()
            self.process.wait(60)


def tickets(sides, load):
    print("ticket PDFs ...", flush=True)
    children = {name: side.renderer() for name, side in sides.items()}
    rates = {name: [] for name in sides}
    for round_number in range(ROUNDS + 1):
        for name, child in children.items():
            load.look()
            rate = child.ask(10 if round_number == 0 else 3)
            if round_number:
                rates[name].append(rate)
    for child in children.values():
        child.close()
    return {name: statistics.median(each) for name, each in rates.items()}


def in_turns(what, sides, work, items, at_once, load):
    print(what, "...", flush=True)
    found = {name: Rounds() for name in sides}
    for round_number in range(ROUNDS + 1):
        for name, side in sides.items():
            load.look()
            before = side.processes.cpu_seconds()
            seconds, waits = hammer(work(side), items(name, round_number), at_once)
            used = side.processes.cpu_seconds()
            # The first round warms up.
            if round_number:
                cpu = {part: used[part] - before[part] for part in used}
                found[name].add(len(waits), seconds, waits, cpu)
    return found


def main():
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    folder = Path(tempfile.mkdtemp(prefix="usher-peers-"))
    pretix, usher = Pretix(folder), Usher(folder)
    codes = {name: count * (ROUNDS + 1) for name, count in SCANS_A_ROUND.items()}
    load = Load()
    try:
        print("starting Usher ...", flush=True)
        usher.start(codes["Usher"])
        print("starting pretix ...", flush=True)
        pretix.start()
        sides = {"pretix": pretix, "Usher": usher}
        print("making tickets of pretix to scan ...", flush=True)
        secrets = {name: side.codes(codes[name]) for name, side in sides.items()}
        pdfs = tickets(sides, load)
        scans = in_turns(
            "check-ins",
            sides,
            lambda side: side.scan,
            lambda name, n: secrets[name][n * SCANS_A_ROUND[name] : (n + 1) * SCANS_A_ROUND[name]],
            CONCURRENCY,
            load,
        )
        orders = in_turns(
            "orders",
            sides,
            lambda side: side.order_to_pdf,
            lambda name, n: range(ORDERS_A_ROUND),
            ORDERS_AT_ONCE,
            load,
        )
    finally:
        usher.stop()
        pretix.stop()
        shutil.rmtree(folder, ignore_errors=True)
    write(pdfs, scans, orders, load)


def write(pdfs, scans, orders, load):
    def times(ours, theirs):
        return f"{ours / theirs:.1f} times" if ours < 10 * theirs else f"{ours / theirs:.0f} times"

    p, u = scans["pretix"], scans["Usher"]
    q, v = orders["pretix"], orders["Usher"]
    rows = [
        ("ticket PDFs per CPU second", f"{pdfs['pretix']:.1f}", f"{pdfs['Usher']:.0f}", times(pdfs["Usher"], pdfs["pretix"])),
        ("check-ins per second", f"{p.rate():.1f}", f"{u.rate():.0f}", times(u.rate(), p.rate())),
        (
            "… milliseconds, median and p99",
            f"{p.percentile(0.5):.0f}, {p.percentile(0.99):.0f}",
            f"{u.percentile(0.5):.0f}, {u.percentile(0.99):.0f}",
            f"1/{p.percentile(0.5) / u.percentile(0.5):.0f} of the median",
        ),
        (
            "… CPU milliseconds each, with store",
            f"{p.cpu_millis():.0f}",
            f"{u.cpu_millis():.1f}",
            f"1/{p.cpu_millis() / u.cpu_millis():.0f}",
        ),
        (
            "from paying to the PDF, seconds, median and p90",
            f"{q.percentile(0.5) / 1000:.2f}, {q.percentile(0.9) / 1000:.2f}",
            f"{v.percentile(0.5) / 1000:.2f}, {v.percentile(0.9) / 1000:.2f}",
            f"{v.percentile(0.5) / q.percentile(0.5):.2f} of the median",
        ),
        (
            "… CPU milliseconds of an order, everything",
            f"{q.cpu_millis():.0f}",
            f"{v.cpu_millis():.0f}",
            f"1/{q.cpu_millis() / v.cpu_millis():.1f}",
        ),
    ]
    lines = [
        f"On {time.strftime('%-d %B %Y', time.gmtime())}, with {os.cpu_count()} cores, of which other processes used at most "
        f"{load.most:.2f} before any round; {ROUNDS} rounds:",
        "",
        "| | pretix | Usher | Usher is |",
        "|---|---|---|---|",
        *(f"| {' | '.join(row)} |" for row in rows),
        "",
    ]
    print("\n".join(lines))
    page = ROOT / "benchmarks/README.md"
    begin, end = "<!-- peers -->\n", "<!-- /peers -->\n"
    before, _, rest = page.read_text().partition(begin)
    _, _, after = rest.partition(end)
    if rest:
        page.write_text(before + begin + "\n" + "\n".join(lines) + "\n" + end + after)


if __name__ == "__main__":
    main()
