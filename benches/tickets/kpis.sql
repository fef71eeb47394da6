-- The KPIs that are compared, for DuckDB, which leaves out the rows that it cannot read.
CREATE TABLE tickets AS
SELECT channel, strftime(created_at, '%Y-%m') AS month, handle_time_s, csat, nps,
  epoch(first_response_at)::BIGINT - epoch(created_at)::BIGINT AS first_response,
  epoch(resolved_at)::BIGINT - epoch(created_at)::BIGINT AS resolution
FROM read_csv('tickets.csv', auto_detect = false, header = true, delim = ',', quote = '"', escape = '"', new_line = '\n', ignore_errors = true,
  timestampformat = '%Y-%m-%dT%H:%M:%SZ', columns = {
    'ticket_id': 'BIGINT', 'created_at': 'TIMESTAMP', 'first_response_at': 'TIMESTAMP', 'resolved_at': 'TIMESTAMP', 'channel': 'VARCHAR',
    'priority': 'VARCHAR', 'group': 'VARCHAR', 'agent': 'VARCHAR', 'subject': 'VARCHAR', 'tags': 'VARCHAR', 'requester': 'VARCHAR',
    'reopens': 'INTEGER', 'reassignments': 'INTEGER', 'contacts': 'INTEGER', 'handle_time_s': 'INTEGER', 'csat': 'INTEGER', 'nps': 'INTEGER',
    'ces': 'INTEGER'})
WHERE created_at IS NOT NULL AND coalesce(first_response_at >= created_at, true) AND coalesce(resolved_at >= created_at, true)
  AND coalesce(csat BETWEEN 1 AND 5, true) AND coalesce(nps BETWEEN 0 AND 10, true) AND coalesce(ces BETWEEN 1 AND 7, true);

SELECT channel, month, count(*)::INTEGER AS tickets, count(*) FILTER (resolution IS NULL)::INTEGER AS "open",
  median(first_response) AS "firstResponse", median(resolution) AS resolution, avg(handle_time_s) AS "handleTime",
  count(csat)::INTEGER AS answers, count(*) FILTER (csat >= 4)::INTEGER AS satisfied, avg(csat) AS csat,
  (count(*) FILTER (nps >= 9) - count(*) FILTER (nps <= 6)) * 100.0::DOUBLE / count(nps) AS nps
FROM tickets GROUP BY GROUPING SETS ((), (channel), (month));
