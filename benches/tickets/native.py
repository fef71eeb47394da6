"""The KPIs that are compared, by native DuckDB or Polars on two threads.

python native.py duckdb|polars tickets.csv kpis.sql  prints {seconds, cpuSeconds, peakBytes, rows} as JSON; the time is without the import.
"""

import json
import os
import resource
import sys
import time

os.environ["POLARS_MAX_THREADS"] = "2"

NAMES = (
    "ticket_id created_at first_response_at resolved_at channel priority group agent subject tags requester reopens reassignments contacts"
    " handle_time_s csat nps ces"
).split()


def by_duckdb(path, sql):
    import duckdb

    start = time.perf_counter(), time.process_time()
    connection = duckdb.connect(config={"threads": 2})
    create, select, _ = sql.replace("tickets.csv", path).split(";")
    connection.execute(create)
    answer = connection.execute(select)
    names = [column[0] for column in answer.description]
    rows = [dict(zip(names, row)) for row in answer.fetchall()]
    return start, rows


def by_polars(path, _):
    import polars as pl

    start = time.perf_counter(), time.process_time()
    whole = ("reopens", "reassignments", "contacts", "handle_time_s", "csat", "nps", "ces")
    schema = {name: pl.Int32 if name in whole else pl.String for name in NAMES}
    file = pl.scan_csv(path, has_header=False, skip_lines=1, schema=schema, ignore_errors=True, truncate_ragged_lines=True)
    times = [pl.col(name).str.to_datetime("%Y-%m-%dT%H:%M:%SZ", strict=False) for name in NAMES[1:4]]
    seconds = [(pl.col(end) - pl.col("created_at")).dt.total_seconds().alias(name) for end, name in
               (("first_response_at", "first_response"), ("resolved_at", "resolution"))]
    between = [pl.col(name).is_between(low, high).fill_null(True) for name, low, high in
               (("csat", 1, 5), ("nps", 0, 10), ("ces", 1, 7), ("first_response", 0, 2**40), ("resolution", 0, 2**40))]
    tickets = (
        file.with_columns(times)
        .filter(pl.col("created_at").is_not_null())
        .with_columns(seconds)
        .filter(between)
        .select("channel", pl.col("created_at").dt.strftime("%Y-%m").alias("month"), "first_response", "resolution", "handle_time_s", "csat", "nps")
        .collect()
    )
    nps = pl.col("nps")
    kpis = [
        pl.len().alias("tickets"),
        pl.col("resolution").is_null().sum().alias("open"),
        pl.col("first_response").median().alias("firstResponse"),
        pl.col("resolution").median().alias("resolution"),
        pl.col("handle_time_s").mean().alias("handleTime"),
        pl.col("csat").count().alias("answers"),
        (pl.col("csat") >= 4).sum().alias("satisfied"),
        pl.col("csat").mean().alias("csat"),
        (((nps >= 9).sum().cast(pl.Int64) - (nps <= 6).sum().cast(pl.Int64)) * 100 / nps.count()).alias("nps"),
    ]
    rows = tickets.select(kpis).to_dicts() + tickets.group_by("channel").agg(kpis).to_dicts() + tickets.group_by("month").agg(kpis).to_dicts()
    return start, [{"channel": None, "month": None} | row for row in rows]


def main():
    peer, path, sql = sys.argv[1:]
    with open(sql) as text:
        start, rows = {"duckdb": by_duckdb, "polars": by_polars}[peer](path, text.read())
    seconds, cpu_seconds = time.perf_counter() - start[0], time.process_time() - start[1]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    print(json.dumps({"seconds": seconds, "cpuSeconds": cpu_seconds, "peakBytes": peak, "rows": rows}))


main()
