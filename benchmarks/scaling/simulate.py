"""Simulates an on-sale of a million tickets, and an evening of 100,000 guests, from measured service times.

Prints the tables of docs/scaling.md and draws its two charts. Every number below has its source there.

    python3 -m venv build/scaling && build/scaling/bin/pip install -q matplotlib==3.10.*
    build/scaling/bin/python benchmarks/scaling/simulate.py docs/scaling
"""

import heapq
import random
import sys
from dataclasses import dataclass

SEED = 20261130
ORDERS = 400_000
TICKETS_PER_ORDER = 2.5
ON_SALE_SECONDS = 600
HOUR = 3600


@dataclass(frozen=True)
class Limits:
    """What a deployment allows, each per second."""

    name: str
    payment_intents: float  # Stripe
    webhooks: float  # tasks of payment-service
    tickets: float  # tasks of ticket-service
    mails: float  # SES


# A task has one CPU; measured CPU times per call are in docs/scaling.md.
AS_INSTALLED = Limits("as installed", payment_intents=24, webhooks=3 * 300, tickets=3 * 300, mails=14)
PREPARED = Limits("prepared", payment_intents=1_000, webhooks=30 * 300, tickets=30 * 300, mails=1_000)


def arrivals(rng):
    """When buyers press "pay": half of them in the first two minutes."""
    half = ORDERS // 2
    return sorted(
        [rng.uniform(0, 120) for _ in range(half)] + [rng.uniform(120, ON_SALE_SECONDS) for _ in range(ORDERS - half)]
    )


def served(times, per_second):
    """When each of these is done by a server that takes `per_second`, in the order in which they come."""
    free, done = 0.0, []
    for time in times:
        free = max(free, time) + 1 / per_second
        done.append(free)
    return done


def on_sale(limits):
    """When each order passes each stage, in seconds."""
    rng = random.Random(SEED)
    wanted = arrivals(rng)
    opened = served(wanted, limits.payment_intents)
    # Typing a card number, and 3-D Secure for many.
    paid = sorted(time + rng.uniform(20, 120) for time in opened)
    confirmed = served(paid, limits.webhooks)
    issued = served(confirmed, limits.tickets / TICKETS_PER_ORDER)
    mailed = served(issued, limits.mails)
    return {"wanted": wanted, "PaymentIntent": opened, "confirmed": confirmed, "tickets": issued, "mail": mailed}


def evening(guests, gates, seconds_per_guest, arrive_within):
    """How long guests wait at the gates, in seconds: each goes to the shortest queue of the three nearest."""
    rng = random.Random(SEED)
    peak = arrive_within / 2
    comes = sorted(min(arrive_within, max(0, rng.gauss(peak, arrive_within / 5))) for _ in range(guests))
    free = [0.0] * gates
    waits, longest, inside = [], 0, []
    queues = [[] for _ in range(gates)]
    for time in comes:
        near = rng.randrange(gates)
        gate = min(((near + step) % gates for step in (-1, 0, 1)), key=lambda it: free[it])
        queue = queues[gate]
        while queue and queue[0] <= time:
            heapq.heappop(queue)
        begin = max(free[gate], time)
        # Most take a few seconds; one in thirty looks for the ticket or has to ask.
        takes = rng.uniform(0.5, 1.5) * seconds_per_guest if rng.random() > 1 / 30 else 20
        free[gate] = begin + takes
        heapq.heappush(queue, free[gate])
        longest = max(longest, len(queue))
        waits.append(begin - time)
        inside.append(free[gate])
    waits.sort()
    return {
        "median": waits[len(waits) // 2],
        "p95": waits[int(len(waits) * 0.95)],
        "longest": waits[-1],
        "queue": longest,
        "comes": comes,
        "inside": sorted(inside),
    }


def clock(seconds):
    hours, rest = divmod(round(seconds), HOUR)
    return f"{hours} h {rest // 60:02d} min" if hours else f"{rest // 60} min {rest % 60:02d} s"


def line(axes, times, label):
    steps = range(0, len(times), max(1, len(times) // 2_000))
    axes.plot([times[it] / 60 for it in steps], [it / 1000 for it in steps], label=label)


def main(folder):
    import matplotlib

    matplotlib.use("svg")
    matplotlib.rcParams["svg.hashsalt"] = "usher"
    from matplotlib import pyplot

    figure, plots = pyplot.subplots(1, 2, figsize=(11, 4), sharey=True)
    print("| stage | as installed: last order | prepared: last order |\n|---|---|---|")
    results = [on_sale(AS_INSTALLED), on_sale(PREPARED)]
    for stage in results[0]:
        print(f"| {stage} | {clock(results[0][stage][-1])} | {clock(results[1][stage][-1])} |")
    for plot, limits, result in zip(plots, (AS_INSTALLED, PREPARED), results):
        for stage, times in result.items():
            line(plot, times, stage)
        plot.set_title(limits.name)
        plot.set_xlabel("minutes after the sale begins")
        plot.set_xlim(0, 60)
    plots[0].set_ylabel("thousand orders")
    plots[1].legend(loc="lower right", frameon=False)
    figure.tight_layout()
    figure.savefig(f"{folder}/on-sale.svg", metadata={"Date": None})

    print("\n| gates | seconds per guest | median wait | 95 of 100 wait less than | longest wait | longest queue |")
    print("|---|---|---|---|---|---|")
    figure, plot = pyplot.subplots(figsize=(7, 4))
    for gates, seconds in ((200, 3), (200, 5), (200, 7), (100, 3), (100, 5)):
        night = evening(100_000, gates, seconds, HOUR)
        print(
            f"| {gates} | {seconds} | {clock(night['median'])} | {clock(night['p95'])} | {clock(night['longest'])} "
            f"| {night['queue']} |"
        )
        if (gates, seconds) == (200, 3):
            line(plot, night["comes"], "have come")
        line(plot, night["inside"], f"inside: {gates} gates, {seconds} s each")
    plot.set_xlabel("minutes after doors")
    plot.set_ylabel("thousand guests")
    plot.legend(frameon=False)
    figure.tight_layout()
    figure.savefig(f"{folder}/evening.svg", metadata={"Date": None})


if __name__ == "__main__":
    main(*sys.argv[1:])
