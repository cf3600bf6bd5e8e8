"""Runs inside pretix, which is set up by its own models: creates what a measurement needs, or renders tickets.

inside.py setup            prints an API token for an organizer `peers` with an event `night`
inside.py render EVENT     for each line of standard input, a number of CPU seconds: tickets that one of them makes
"""

import os
import sys
import time

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pretix.settings")

import django

django.setup()

from datetime import timedelta

from django.utils.timezone import now
from django_scopes import scopes_disabled
from pretix.base.models import Event, OrderPosition, Organizer
from pretix.plugins.ticketoutputpdf.ticketoutput import PdfTicketOutput


def setup():
    organizer = Organizer.objects.create(name="Peers", slug="peers")
    team = organizer.teams.create(
        name="all", all_events=True, all_event_permissions=True, all_organizer_permissions=True
    )
    begins = now() + timedelta(hours=1)
    event = Event.objects.create(
        organizer=organizer,
        name="Night of the Open Doors",
        slug="night",
        currency="EUR",
        date_from=begins,
        date_to=begins + timedelta(hours=4),
        location="Old Waterworks\nAm Wasserturm 1, 10405 Berlin",
        plugins="pretix.plugins.ticketoutputpdf,pretix.plugins.manualpayment,pretix.plugins.banktransfer",
    )
    event.set_defaults()
    event.settings.set("ticketoutput_pdf__enabled", True)
    event.settings.set("ticket_download", True)
    event.settings.set("timezone", "Europe/Berlin")
    print(team.tokens.create(name="measured").token)


def render():
    event = Event.objects.get(slug="night")
    positions = list(OrderPosition.objects.filter(order__event=event)[:100])
    output = PdfTicketOutput(event)
    for line in sys.stdin:
        begun, made = time.process_time(), 0
        while time.process_time() - begun < int(line):
            # As a job of its worker has it: read again.
            output.generate(OrderPosition.objects.get(pk=positions[made % len(positions)].pk))
            made += 1
        print(made / (time.process_time() - begun), flush=True)


with scopes_disabled():
    {"setup": setup, "render": render}[sys.argv[1]]()
