#!/usr/bin/env python3
"""The KPIs of a seeded ticket export, by Python's standard library alone.

The export is the same, byte for byte, as `tests/export/mod.rs` makes; its hash is kept with the answers. Everything
else is independent of the Rust code: csv, datetime, fractions. How the fixture was made:

    python3 tests/oracle/tickets.py > tests/fixtures/tickets-oracle.json
"""

import csv
import io
import json
import math
from collections import defaultdict
from datetime import datetime, timedelta, timezone
from fractions import Fraction

SEED = 20260131
ROWS = 2000
OFFSET_MINUTES = 330
MASK = (1 << 64) - 1

CHANNELS = ["email", "chat", "phone", "web form", "social media"]
SUBJECTS = ["Where is my order", '"Invoice, twice"', '"It says ""error 7"""', '"Two\nlines"']
HEADER = (
    "ticket_id,created_at,first_response_at,resolved_at,channel,priority,group,agent,subject,"
    "reopens,reassignments,contacts,handle_time_s,csat,nps,ces\n"
)


class Random:
    """SplitMix64 (Steele, Lea and Flood 2014)."""

    def __init__(self, seed):
        self.state = seed

    def below(self, limit):
        self.state = (self.state + 0x9E3779B97F4A7C15) & MASK
        mixed = self.state
        mixed = ((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & MASK
        return (mixed ^ (mixed >> 31)) % limit

    def number(self, empty, first, count):
        number = first + self.below(count)
        return "" if self.below(empty) == 0 else str(number)


def timestamp(seconds):
    return datetime.fromtimestamp(seconds, timezone.utc).strftime("%Y-%m-%dT%H:%M:%S")


def row(random, number):
    created = 1735689600 + random.below(400 * 86400)
    answered = created + 30 + random.below(64 << random.below(12))
    resolved = answered + 60 + random.below(256 << random.below(14))
    first_response = timestamp(answered) + "Z"
    if random.below(8) == 0:
        first_response = ""
    end = f"{timestamp(resolved)}.{random.below(1000):03}Z"
    if random.below(10) == 0:
        end = ""
    beginning = timestamp(created) + "Z"
    channel = CHANNELS[random.below(5)]
    priority = 1 + random.below(4)
    group = random.below(8)
    agent = random.below(60)
    subject = SUBJECTS[random.below(4)]
    reopens = random.number(20, 0, 2)
    reassignments = random.number(30, 0, 3)
    contacts = random.number(25, 1, 4)
    handle_time = random.number(6, 20, 1800)
    csat = random.number(2, 1, 5)
    nps = random.number(3, 0, 11)
    ces = random.number(3, 1, 7)
    rest = "\n"
    fault = random.below(400)
    if fault == 0:
        beginning = "2025-02-31T00:00:00Z"
    elif fault == 1:
        csat = "9"
    elif fault == 2:
        rest = ",too many\n"
    elif fault == 3:
        end = "2024-01-01T00:00:00Z"
    return (
        f"{number},{beginning},{first_response},{end},{channel},P{priority},team {group},agent {agent},{subject},"
        f"{reopens},{reassignments},{contacts},{handle_time},{csat},{nps},{ces}{rest}"
    )


def export(seed, rows):
    random = Random(seed)
    return HEADER + "".join(row(random, number) for number in range(1, rows + 1))


def fnv(text):
    value = 0xCBF29CE484222325
    for byte in text.encode():
        value = ((value ^ byte) * 0x100000001B3) & MASK
    return f"{value:016x}"


def time(text):
    return datetime.fromisoformat(text.replace("Z", "+00:00")) if text else None


def milliseconds(delta):
    return delta // timedelta(milliseconds=1)


def read(text):
    """The tickets, and how many rows are refused for which reason."""
    tickets, refused = [], defaultdict(int)
    for record in csv.reader(io.StringIO(text, newline="")):
        if record == HEADER.rstrip("\n").split(","):
            continue
        if len(record) != 16:
            refused["fieldCount"] += 1
            continue
        ticket = dict(zip(HEADER.rstrip("\n").split(","), record))
        try:
            created, answered, resolved = (
                time(ticket[key]) for key in ("created_at", "first_response_at", "resolved_at")
            )
        except ValueError:
            refused["notATime"] += 1
            continue
        if any(end and end < created for end in (answered, resolved)):
            refused["endsBeforeItBegins"] += 1
            continue
        if ticket["csat"] and not 1 <= int(ticket["csat"]) <= 5:
            refused["notAScore"] += 1
            continue
        numbers = {
            key: int(ticket[key]) if ticket[key] else None
            for key in ("reopens", "reassignments", "contacts", "handle_time_s", "csat", "nps", "ces")
        }
        tickets.append(
            numbers
            | {
                "channel": ticket["channel"],
                "month": (created + timedelta(minutes=OFFSET_MINUTES)).strftime("%Y-%m"),
                "resolved": resolved is not None,
                "first_response": milliseconds(answered - created) if answered else None,
                "resolution": milliseconds(resolved - created) if resolved else None,
            }
        )
    return tickets, refused


def known(tickets, *keys):
    return [ticket for ticket in tickets if all(ticket[key] is not None for key in keys)]


def quantile(ordered, share):
    """Type 7, exactly."""
    position = (len(ordered) - 1) * share
    below = math.floor(position)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (position - below) * (ordered[above] - ordered[below])


def times(tickets, key):
    values = sorted(Fraction(ticket[key], 1000) for ticket in known(tickets, key))
    answer = {"count": len(values)}
    if values:
        answer["mean"] = float(sum(values) / len(values))
        for name, share in (("median", (1, 2)), ("p90", (9, 10)), ("p95", (19, 20))):
            answer[name] = float(quantile(values, Fraction(*share)))
    return answer


def first_contact(tickets, keys, is_met):
    base = known(tickets, *keys)
    resolved = [ticket for ticket in base if ticket["resolved"]]
    return [sum(map(is_met, resolved)), len(resolved), len(base)]


def scores(tickets, key, low, high):
    values = [ticket[key] for ticket in known(tickets, key)]
    mean = float(Fraction(sum(values), len(values))) if values else None
    return {"counts": [values.count(score) for score in range(low, high + 1)], "mean": mean}


def kpis(tickets):
    handle = [ticket["handle_time_s"] for ticket in known(tickets, "handle_time_s")]
    moved = [ticket["reassignments"] for ticket in known(tickets, "reassignments")]
    nps = [ticket["nps"] for ticket in known(tickets, "nps")]
    promoters, detractors = sum(it >= 9 for it in nps), sum(it <= 6 for it in nps)
    return {
        "tickets": len(tickets),
        "resolved": sum(ticket["resolved"] for ticket in tickets),
        "notReopened": first_contact(tickets, ["reopens"], lambda it: it["reopens"] == 0),
        "oneContact": first_contact(tickets, ["contacts"], lambda it: it["contacts"] <= 1),
        "oneContactNotReopened": first_contact(
            tickets, ["contacts", "reopens"], lambda it: it["contacts"] <= 1 and it["reopens"] == 0
        ),
        "oneContactNotReassigned": first_contact(
            tickets, ["contacts", "reassignments"], lambda it: it["contacts"] <= 1 and it["reassignments"] == 0
        ),
        "twoContacts": first_contact(tickets, ["contacts"], lambda it: it["contacts"] <= 2),
        "csat": scores(tickets, "csat", 1, 5),
        "ces": scores(tickets, "ces", 1, 7),
        "nps": [promoters, len(nps) - promoters - detractors, detractors],
        "npsScore": float(Fraction(100 * (promoters - detractors), len(nps))) if nps else None,
        "handled": len(handle),
        "handleTime": float(Fraction(sum(handle), len(handle))) if handle else None,
        "reassigned": [sum(it > 0 for it in moved), len(moved)],
        "reassignments": float(Fraction(sum(moved), len(moved))) if moved else None,
        "firstResponse": times(tickets, "first_response"),
        "resolution": times(tickets, "resolution"),
    }


def by(tickets, key):
    groups = defaultdict(list)
    for ticket in tickets:
        groups[ticket[key]].append(ticket)
    return {name: kpis(group) for name, group in sorted(groups.items())}


def main():
    text = export(SEED, ROWS)
    tickets, refused = read(text)
    answers = {
        "madeBy": "tests/oracle/tickets.py",
        "seed": SEED,
        "rows": ROWS,
        "offsetMinutes": OFFSET_MINUTES,
        "fnv1a": fnv(text),
        "read": len(tickets),
        "refused": dict(sorted(refused.items())),
        "overall": kpis(tickets),
        "byChannel": by(tickets, "channel"),
        "byMonth": by(tickets, "month"),
    }
    print(json.dumps(answers, indent=1))


main()
