"""Every KPI of a seeded ticket export, by numpy, scipy and statsmodels.

The export is the same, byte for byte, as `tests/export/mod.rs` makes. Everything after it is independent of the Rust
code: csv, datetime, order statistics from scipy's binomial distribution, Wilson's interval from statsmodels, Student's
from scipy, windows and charts from the rows. Two files are written into the folder that is named:

    python3 tests/oracle/tickets.py FOLDER

`tickets.csv` is the export, `tickets.json` a list of questions with what must be reported, in the shape of the report.
"""

import csv
import io
import json
import math
import sys
from collections import Counter
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import numpy as np
from scipy import stats
from statsmodels.stats.proportion import proportion_confint

SEED = 20260131
ROWS = 100_000
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

NUMBERS = ("reopens", "reassignments", "contacts", "handle_time_s", "csat", "nps", "ces")
GROUPS = ("channel", "priority", "group", "agent")


def time(text):
    return datetime.fromisoformat(text.replace("Z", "+00:00")) if text else None


def milliseconds(delta):
    return delta // timedelta(milliseconds=1)


def read(text):
    """The columns of the tickets as arrays, and how many rows are refused for which reason."""
    header = HEADER.rstrip("\n").split(",")
    epoch = datetime(1970, 1, 1, tzinfo=timezone.utc)
    columns = {key: [] for key in ("created", "day", "first_response", "resolution", *NUMBERS, *GROUPS)}
    refused = Counter()
    records = csv.reader(io.StringIO(text, newline=""))
    assert next(records) == header
    for record in records:
        if len(record) != len(header):
            refused["fieldCount"] += 1
            continue
        ticket = dict(zip(header, record))
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
        for key in NUMBERS:
            columns[key].append(float(ticket[key]) if ticket[key] else math.nan)
        for key in GROUPS:
            columns[key].append(ticket[key])
        columns["created"].append(milliseconds(created - epoch))
        columns["day"].append((created + timedelta(minutes=OFFSET_MINUTES)).date().toordinal())
        for key, end in (("first_response", answered), ("resolution", resolved)):
            columns[key].append(milliseconds(end - created) if end else math.nan)
    return {key: np.array(values) for key, values in columns.items()}, dict(refused)


class Intervals:
    """Shares and means whose intervals are computed together at the end: one call for all."""

    def __init__(self, confidence):
        self.confidence = confidence
        self.shares = []
        self.means = []

    def ratio(self, count, n):
        ratio = {"count": int(count), "n": int(n), "value": None, "low": None, "high": None}
        if n:
            self.shares.append(ratio)
        return ratio

    def mean(self, values, low, high):
        """Student's interval of whole numbers, its ends between the least and the greatest possible value."""
        estimate = {"value": None, "low": None, "high": None}
        if len(values):
            estimate["value"] = float(int(values.sum()) / len(values))
        if len(values) > 1:
            error = float(values.std(ddof=1)) / math.sqrt(len(values))
            self.means.append((estimate, error, len(values) - 1, low, high))
        return estimate

    def finish(self):
        counts = np.array([ratio["count"] for ratio in self.shares])
        n = np.array([ratio["n"] for ratio in self.shares])
        lows, highs = proportion_confint(counts, n, alpha=1 - self.confidence, method="wilson")
        for ratio, low, high in zip(self.shares, lows, highs):
            ratio["value"] = ratio["count"] / ratio["n"]
            ratio["low"], ratio["high"] = float(low), float(high)
        t = stats.t.ppf((1 + self.confidence) / 2, [df for _, _, df, _, _ in self.means])
        for (estimate, error, _, least, most), t in zip(self.means, t):
            estimate["low"] = max(estimate["value"] - t * error, least)
            estimate["high"] = min(estimate["value"] + t * error, most)


DEFINITIONS = {
    "notReopened": (("reopens",), lambda it: it["reopens"] == 0),
    "oneContact": (("contacts",), lambda it: it["contacts"] <= 1),
    "oneContactNotReopened": (
        ("contacts", "reopens"),
        lambda it: (it["contacts"] <= 1) & (it["reopens"] == 0),
    ),
    "oneContactNotReassigned": (
        ("contacts", "reassignments"),
        lambda it: (it["contacts"] <= 1) & (it["reassignments"] == 0),
    ),
    "twoContacts": (("contacts",), lambda it: it["contacts"] <= 2),
}
LEVELS = ("p1", "p2", "p3", "p4")
DEFAULT_TARGETS = {
    "p1": {"firstResponseHours": 2, "resolutionHours": 24, "creditAfterHours": 48, "credit": 25},
    "p2": {"firstResponseHours": 4, "resolutionHours": 72, "creditAfterHours": None, "credit": 0},
    "p3": {"firstResponseHours": 24, "resolutionHours": 120, "creditAfterHours": None, "credit": 0},
    "p4": {"firstResponseHours": 168, "resolutionHours": 336, "creditAfterHours": None, "credit": 0},
}


class Oracle:
    def __init__(self, tickets, questions):
        self.tickets = tickets
        self.questions = questions
        self.confidence = questions.get("confidence", 0.95)
        self.intervals = Intervals(self.confidence)
        self.definition = questions.get("firstContact", "notReopened")
        self.base = "ofAll" if questions.get("firstContactOf") == "all" else "ofResolved"
        ends = [tickets["created"] + np.nan_to_num(tickets[key]) for key in ("first_response", "resolution")]
        self.as_of = int(max(tickets["created"].max(), *(end.max() for end in ends)))
        levels = questions.get("serviceLevels", {})
        mapped = {name: name.lower() for name in np.unique(tickets["priority"])}
        mapped |= levels.get("priorities", {})
        self.levels = np.array([mapped[name] or "" for name in tickets["priority"]])
        self.targets = DEFAULT_TARGETS | levels.get("targets", {})

    def part(self, keep):
        return {key: values[keep] for key, values in self.tickets.items()} | {"level": self.levels[keep]}

    def scores(self, part, key, low, high, satisfied_from):
        values = part[key][~np.isnan(part[key])]
        return {
            "counts": [int((values == score).sum()) for score in range(low, high + 1)],
            "n": len(values),
            "satisfied": self.intervals.ratio((values >= satisfied_from).sum(), len(values)),
            "mean": self.intervals.mean(values, low, high),
        }

    def nps(self, part):
        values = part["nps"][~np.isnan(part["nps"])]
        promoters, detractors, n = int((values >= 9).sum()), int((values <= 6).sum()), len(values)
        score = {"value": None, "low": None, "high": None}
        if n:
            score["value"] = 100 * (promoters - detractors) / n
            p, d = (promoters + 0.75) / (n + 3), (detractors + 0.75) / (n + 3)
            error = math.sqrt((p + d - (p - d) ** 2) / (n + 3))
            reach = stats.norm.ppf((1 + self.confidence) / 2) * error
            score["low"] = max(100 * (p - d - reach), -100)
            score["high"] = min(100 * (p - d + reach), 100)
        return {
            "promoters": promoters,
            "passives": n - promoters - detractors,
            "detractors": detractors,
            "n": n,
            "score": score,
        }

    def first_contact(self, part, definition):
        keys, is_met = DEFINITIONS[definition]
        known = np.all([~np.isnan(part[key]) for key in keys], axis=0)
        resolved = known & ~np.isnan(part["resolution"])
        met = (resolved & is_met(part)).sum()
        return {
            "ofResolved": self.intervals.ratio(met, resolved.sum()),
            "ofAll": self.intervals.ratio(met, known.sum()),
        }

    def mean(self, values, low=0, high=math.inf):
        return self.intervals.mean(values[~np.isnan(values)], low, high)

    def seconds(self, ms):
        """The mean of milliseconds, in seconds: the unit is taken out last."""
        estimate = self.mean(ms)
        self.in_seconds.append(estimate)
        return estimate

    def times(self, ms):
        ms = np.sort(ms[~np.isnan(ms)])
        n = len(ms)
        answer = {
            "n": n,
            "meanSeconds": self.seconds(ms),
            "standardDeviationSeconds": None,
            "medianSeconds": {"value": None, "low": None, "high": None},
            "p90Seconds": None,
            "p95Seconds": None,
        }
        if n:
            answer["standardDeviationSeconds"] = float(ms.std(ddof=1)) / 1000 if n > 1 else 0
            answer["p90Seconds"], answer["p95Seconds"] = (np.percentile(ms, [90, 95]) / 1000).tolist()
            low, high = self.ranks(n)
            answer["medianSeconds"] = {
                "value": float(np.median(ms)) / 1000,
                "low": ms[low - 1] / 1000 if low else None,
                "high": ms[high - 1] / 1000 if low else None,
            }
        return answer

    def ranks(self, n):
        """From 1: each end misses the median with at most half of what is left of the confidence."""
        miss = (1 - self.confidence) / 2
        below = stats.binom(n, 0.5)
        low = int(below.ppf(miss))
        while below.cdf(low - 1) > miss:
            low -= 1
        while below.cdf(low) <= miss:
            low += 1
        return low, n + 1 - low

    def attainment(self, part, key, hours):
        """By level: met, missed, still open and missed, not yet due, over at an unknown time."""
        totals = Counter()
        answers = {}
        open_now = np.isnan(part["resolution"])
        age = self.as_of - part["created"]
        for level in LEVELS:
            limit = self.targets[level][hours]
            mine = part["level"] == level
            counts = Counter()
            if limit is not None:
                limit *= 3_600_000
                lasted = part[key][mine]
                known, waits = ~np.isnan(lasted), open_now[mine]
                late = age[mine] > limit
                counts["met"] = int((lasted[known] <= limit).sum())
                counts["missed_open"] = int((~known & waits & late).sum())
                counts["missed"] = int((lasted[known] > limit).sum()) + counts["missed_open"]
                counts["due"] = int((~known & waits & ~late).sum())
                counts["unknown"] = int((~known & ~waits).sum())
            totals.update(counts)
            answers[level] = counts
        return totals, answers

    def attained(self, counts):
        told = self.intervals.ratio(counts["met"], counts["met"] + counts["missed"])
        told["missedOpen"] = counts["missed_open"]
        told["notYetDue"] = counts["due"]
        told["unknown"] = counts["unknown"]
        return told

    def kpis(self, part):
        tickets = len(part["created"])
        resolved = int((~np.isnan(part["resolution"])).sum())
        moved = part["reassignments"][~np.isnan(part["reassignments"])]
        handle = part["handle_time_s"][~np.isnan(part["handle_time_s"])] * 1000
        definitions = {key: self.first_contact(part, key) for key in DEFINITIONS}
        contacts = part["contacts"]
        return definitions | {
            "tickets": tickets,
            "resolved": resolved,
            "open": tickets - resolved,
            "openShare": self.intervals.ratio(tickets - resolved, tickets),
            "firstContactResolution": definitions[self.definition][self.base],
            "csat": self.scores(part, "csat", 1, 5, 4),
            "nps": self.nps(part),
            "ces": self.scores(part, "ces", 1, 7, 5),
            "handleTime": {
                "n": len(handle),
                "meanSeconds": self.seconds(handle),
                "standardDeviationSeconds": self.deviation(handle),
            },
            "contactsPerTicket": {"n": int((~np.isnan(contacts)).sum()), "mean": self.mean(contacts)},
            "reassigned": self.intervals.ratio((moved > 0).sum(), len(moved)),
            "reassignmentsPerTicket": self.mean(moved),
            "firstResponse": self.times(part["first_response"]),
            "resolution": self.times(part["resolution"]),
            "resolvedWithin48Hours": self.intervals.ratio(
                (part["resolution"] <= 48 * 3_600_000).sum(), resolved
            ),
            "serviceLevel": {
                "firstResponse": self.attained(self.attainment(part, "first_response", "firstResponseHours")[0]),
                "resolution": self.attained(self.attainment(part, "resolution", "resolutionHours")[0]),
            },
        }

    def deviation(self, ms):
        if not len(ms):
            return None
        return float(ms.std(ddof=1)) / 1000 if len(ms) > 1 else 0

    def by(self, names):
        order = np.argsort(names, kind="stable")
        values, starts = np.unique(names[order], return_index=True)
        parts = np.split(order, starts[1:])
        return {
            "groups": [
                {"name": str(name), "kpis": self.kpis(self.part(np.sort(rows)))}
                for name, rows in zip(values, parts)
            ],
            "other": None,
        }

    def rolling(self, length):
        days = self.tickets["day"]
        order = np.argsort(days, kind="stable")
        sorted_days = days[order]
        points = []
        for last in range(int(days.min()) + length - 1, int(days.max()) + 1):
            first, end = np.searchsorted(sorted_days, [last - length + 1, last + 1])
            part = self.part(order[first:end])
            csat = part["csat"][~np.isnan(part["csat"])]
            points.append(
                {
                    "day": date.fromordinal(last).isoformat(),
                    "tickets": len(part["created"]),
                    "csat": self.intervals.ratio((csat >= 4).sum(), len(csat)),
                    "firstContactResolution": self.first_contact(part, self.definition)[self.base],
                    "nps": self.nps(part),
                    "firstResponseMeanSeconds": self.seconds(part["first_response"]),
                    "resolutionMeanSeconds": self.seconds(part["resolution"]),
                    "handleTimeMeanSeconds": self.seconds(part["handle_time_s"] * 1000),
                }
            )
        return {"days": length, "points": points}

    def service_levels(self, overall):
        part = self.part(slice(None))
        first, first_by = self.attainment(part, "first_response", "firstResponseHours")
        last, last_by = self.attainment(part, "resolution", "resolutionHours")
        lasted = np.where(
            np.isnan(part["resolution"]), self.as_of - part["created"], part["resolution"]
        )
        levels, costs = [], 0
        for level in LEVELS:
            target = self.targets[level]
            mine = part["level"] == level
            after = target["creditAfterHours"]
            credited = 0 if after is None else int((lasted[mine] > after * 3_600_000).sum())
            costs += credited * target["credit"]
            levels.append(
                {
                    "level": level,
                    "tickets": int(mine.sum()),
                    "target": target,
                    "firstResponse": self.attained(first_by[level]),
                    "resolution": self.attained(last_by[level]),
                    "credited": credited,
                    "creditCost": credited * target["credit"],
                }
            )
        return {
            "levels": levels,
            "unmapped": int((part["level"] == "").sum()),
            "firstResponse": self.attained(first),
            "resolution": self.attained(last),
            "creditCost": costs,
        }

    def report(self):
        self.in_seconds = []
        tickets = self.tickets
        names = {
            "byDay": np.array([date.fromordinal(day).isoformat() for day in tickets["day"]]),
            "byWeek": np.array(
                [
                    date.fromordinal(day - date.fromordinal(day).weekday()).isoformat()
                    for day in tickets["day"]
                ]
            ),
            "byMonth": np.array([date.fromordinal(day).strftime("%Y-%m") for day in tickets["day"]]),
        } | {f"by{key.capitalize()}": tickets[key] for key in GROUPS}
        overall = self.kpis(self.part(slice(None)))
        answer = {
            "offsetMinutes": OFFSET_MINUTES,
            "confidence": self.confidence,
            "asOf": self.as_of,
            "overall": overall,
            "rolling": [self.rolling(30), self.rolling(90)],
            "serviceLevels": self.service_levels(overall),
        }
        answer |= {key: self.by(values) for key, values in names.items()}
        self.intervals.finish()
        for estimate in self.in_seconds:
            for key, value in estimate.items():
                estimate[key] = None if value is None else value / 1000
        answer["charts"] = self.charts(answer)
        answer["distributions"] = {
            "firstResponse": histogram(tickets["first_response"]),
            "resolution": histogram(tickets["resolution"]),
        }
        return answer

    def charts(self, answer):
        """The limits from the figures of the periods, the rules from a plain reading of their texts."""
        period = self.questions.get("chartPeriod", "day")
        rules = self.questions.get("chartRules", "westernElectric")
        groups = answer[f"by{period.capitalize()}"]["groups"]
        charts = []
        shares = {
            "csat": lambda it: it["csat"]["satisfied"],
            "firstContactResolution": lambda it: it["firstContactResolution"],
            "reassigned": lambda it: it["reassigned"],
            "firstResponseMet": lambda it: it["serviceLevel"]["firstResponse"],
            "resolutionMet": lambda it: it["serviceLevel"]["resolution"],
        }
        for key, share in shares.items():
            parts = [share(group["kpis"]) for group in groups]
            names = [group["name"] for group, part in zip(groups, parts) if part["n"]]
            k = np.array([part["count"] for part in parts if part["n"]], dtype=float)
            n = np.array([part["n"] for part in parts if part["n"]], dtype=float)
            centre = k.sum() / n.sum()
            sigma = np.sqrt(centre * (1 - centre) / n)
            kind = "laney" if n.mean() >= 1000 else "p"
            spread = None
            if kind == "laney":
                spread = float(np.abs(np.diff((k / n - centre) / sigma)).mean() / 1.128)
                sigma = sigma * spread
            low, high = np.clip(centre - 3 * sigma, 0, 1), np.clip(centre + 3 * sigma, 0, 1)
            charts.append(chart(key, kind, period, names, k / n, n, centre, sigma, low, high, spread, rules))
        figures = {
            "nps": (lambda it: (it["nps"]["score"]["value"], it["nps"]["n"]), -100, 100),
            "firstResponseMedian": (
                lambda it: (it["firstResponse"]["medianSeconds"]["value"], it["firstResponse"]["n"]),
                0,
                math.inf,
            ),
            "resolutionMedian": (
                lambda it: (it["resolution"]["medianSeconds"]["value"], it["resolution"]["n"]),
                0,
                math.inf,
            ),
            "handleTimeMean": (
                lambda it: (it["handleTime"]["meanSeconds"]["value"], it["handleTime"]["n"]),
                0,
                math.inf,
            ),
        }
        for key, (figure, least, most) in figures.items():
            parts = [(group["name"], *figure(group["kpis"])) for group in groups]
            parts = [part for part in parts if part[2]]
            x = np.array([value for _, value, _ in parts])
            n = np.array([n for _, _, n in parts])
            centre, moving = x.mean(), np.abs(np.diff(x)).mean()
            ones = np.ones(len(x))
            low, high = max(centre - 2.66 * moving, least) * ones, min(centre + 2.66 * moving, most) * ones
            names = [name for name, _, _ in parts]
            charts.append(
                chart(key, "xmr", period, names, x, n, centre, ones * moving / 1.128, low, high, None, rules)
            )
        return charts


def chart(key, kind, period, names, x, n, centre, sigma, low, high, spread, rules):
    z = (x - centre) / sigma
    beyond = (x > high) | (x < low)
    signals = [
        {"rule": rule, "first": last + 1 - length, "last": last}
        for last in range(len(x))
        for rule, length, holds in RULES[rules]
        if last + 1 >= length
        and holds(z[last + 1 - length : last + 1], x[last + 1 - length : last + 1], beyond[last])
    ]
    return {
        "key": key,
        "kind": kind,
        "period": period,
        "centre": float(centre),
        "spread": spread,
        "provisional": len(x) < 20,
        "points": [
            {"name": name, "value": float(x), "n": int(n), "low": float(low), "high": float(high)}
            for name, x, n, low, high in zip(names, x, n, low, high)
        ],
        "signals": signals,
    }


def zone(needed, sigmas):
    def holds(z, x, beyond):
        return any((side * z > sigmas).sum() >= needed and side * z[-1] > sigmas for side in (1, -1))

    return holds


def one_side(z, x, beyond):
    return (z > 0).all() or (z < 0).all()


LIMITS = ("beyondLimits", 1, lambda z, x, beyond: bool(beyond))
TWO = ("twoOfThreeBeyondTwoSigma", 3, zone(2, 2))
FOUR = ("fourOfFiveBeyondOneSigma", 5, zone(4, 1))
RULES = {
    "westernElectric": [LIMITS, TWO, FOUR, ("eightOnOneSide", 8, one_side)],
    "nelson": [
        LIMITS,
        ("nineOnOneSide", 9, one_side),
        ("sixRisingOrFalling", 6, lambda z, x, beyond: (np.diff(x) > 0).all() or (np.diff(x) < 0).all()),
        ("fourteenAlternating", 14, lambda z, x, beyond: (np.diff(x)[1:] * np.diff(x)[:-1] < 0).all()),
        TWO,
        FOUR,
        ("fifteenWithinOneSigma", 15, lambda z, x, beyond: (np.abs(z) <= 1).all()),
        (
            "eightBeyondOneSigmaOnBothSides",
            8,
            lambda z, x, beyond: (np.abs(z) > 1).all() and (z > 0).any() and (z < 0).any(),
        ),
    ],
}


def histogram(ms):
    minutes = [1, 2, 5, 10, 20, 30, 60, 120, 240, 480, 720]
    days = [1, 2, 4, 7, 14, 30, 90]
    ends = [60 * it for it in minutes] + [86400 * it for it in days]
    seconds = ms[~np.isnan(ms)] / 1000
    bins = []
    for start, end in zip([0, *ends], [*ends, None]):
        above = seconds > start if start else seconds >= 0
        count = (above & (seconds <= (math.inf if end is None else end))).sum()
        bins.append({"fromSeconds": start, "toSeconds": end, "count": int(count)})
    return bins


QUESTIONS = [
    {},
    {
        "confidence": 0.8,
        "firstContact": "twoContacts",
        "firstContactOf": "all",
        "chartPeriod": "week",
        "chartRules": "nelson",
        "serviceLevels": {
            "priorities": {"P4": "p3", "P3": None},
            "targets": {
                "p1": {
                    "firstResponseHours": 0.5,
                    "resolutionHours": None,
                    "creditAfterHours": 12.25,
                    "credit": 12.5,
                }
            },
        },
    },
]


def main(folder):
    folder = Path(folder)
    text = export(SEED, ROWS)
    (folder / "tickets.csv").write_bytes(text.encode())
    tickets, refused = read(text)
    answers = []
    for questions in QUESTIONS:
        report = Oracle(tickets, questions).report()
        report["rows"] = {
            "read": len(tickets["created"]),
            "refused": sum(refused.values()),
            "reasons": refused,
        }
        answers.append({"questions": questions, "report": report})
    oracle = {"seed": SEED, "rows": ROWS, "offsetMinutes": OFFSET_MINUTES, "answers": answers}
    (folder / "tickets.json").write_text(json.dumps(oracle, allow_nan=False))


if __name__ == "__main__":
    main(sys.argv[1])
