//! The KPIs as CSV (RFC 4180), for a spreadsheet: one row for each group and KPI.

use super::breakdown::Breakdown;
use super::kpis::{Attainment, Estimate, Kpis, Ratio};
use super::report::Report;

const HEADER: [&str; 8] = ["by", "name", "kpi", "value", "low", "high", "n", "unit"];

struct Table {
    text: String,
    first_contact: String,
}

/// A figure as a cell has it: its value, the ends of its interval, and of how many cases.
struct Figure {
    value: f64,
    low: Option<f64>,
    high: Option<f64>,
    n: Option<u64>,
}

impl Figure {
    fn of(estimate: Estimate, n: u64) -> Option<Self> {
        Some(Self {
            value: estimate.value?,
            low: estimate.low,
            high: estimate.high,
            n: Some(n),
        })
    }

    fn ratio(ratio: Ratio) -> Option<Self> {
        Some(Self {
            value: ratio.value?,
            low: ratio.low,
            high: ratio.high,
            n: Some(ratio.n),
        })
    }

    fn count(count: u64) -> Option<Self> {
        Some(Self {
            value: count as f64,
            low: None,
            high: None,
            n: None,
        })
    }

    fn quantile(value: Option<f64>, n: u64) -> Option<Self> {
        Some(Self {
            value: value?,
            low: None,
            high: None,
            n: Some(n),
        })
    }
}

impl Table {
    fn row(&mut self, by: &str, name: &str, kpi: &str, figure: Option<Figure>, unit: &str) {
        let Some(figure) = figure else {
            return;
        };
        let number = |number: Option<f64>| number.map(|it| it.to_string()).unwrap_or_default();
        let cells = [
            cell(by),
            cell(name),
            cell(kpi),
            number(Some(figure.value)),
            number(figure.low),
            number(figure.high),
            figure.n.map(|n| n.to_string()).unwrap_or_default(),
            cell(unit),
        ];
        self.text.push_str(&cells.join(","));
        self.text.push_str("\r\n");
    }

    fn kpis(&mut self, by: &str, name: &str, kpis: &Kpis) {
        let first_contact = self.first_contact.clone();
        let (response, resolution) = (&kpis.first_response, &kpis.resolution);
        let level = &kpis.service_level;
        let met = |attainment: &Attainment| Figure::ratio(attainment.met);
        let seconds = "seconds";
        for (kpi, figure, unit) in [
            ("Tickets", Figure::count(kpis.tickets), "tickets"),
            ("Resolved tickets", Figure::count(kpis.resolved), "tickets"),
            ("Open tickets", Figure::count(kpis.open), "tickets"),
            ("Share still open", Figure::ratio(kpis.open_share), "share"),
            ("CSAT", Figure::ratio(kpis.csat.satisfied), "share"),
            (
                "Mean score",
                Figure::of(kpis.csat.mean, kpis.csat.n),
                "score",
            ),
            (
                "Net promoter score",
                Figure::of(kpis.nps.score, kpis.nps.n),
                "points",
            ),
            (
                first_contact.as_str(),
                Figure::ratio(kpis.first_contact_resolution),
                "share",
            ),
            (
                "Customer effort score",
                Figure::of(kpis.ces.mean, kpis.ces.n),
                "score",
            ),
            (
                "Effort, share of 5 and more",
                Figure::ratio(kpis.ces.satisfied),
                "share",
            ),
            (
                "Average handle time",
                Figure::of(kpis.handle_time.mean_seconds, kpis.handle_time.n),
                seconds,
            ),
            (
                "Contacts per ticket",
                Figure::of(kpis.contacts_per_ticket.mean, kpis.contacts_per_ticket.n),
                "contacts",
            ),
            ("Reassignment rate", Figure::ratio(kpis.reassigned), "share"),
            (
                "Transfers per ticket",
                Figure::of(kpis.reassignments_per_ticket, kpis.reassigned.n),
                "transfers",
            ),
            (
                "Mean first response time",
                Figure::of(response.mean_seconds, response.n),
                seconds,
            ),
            (
                "Median first response time",
                Figure::of(response.median_seconds, response.n),
                seconds,
            ),
            (
                "First response time, 90th percentile",
                Figure::quantile(response.p90_seconds, response.n),
                seconds,
            ),
            (
                "First response time, 95th percentile",
                Figure::quantile(response.p95_seconds, response.n),
                seconds,
            ),
            (
                "Mean time to resolution",
                Figure::of(resolution.mean_seconds, resolution.n),
                seconds,
            ),
            (
                "Median time to resolution",
                Figure::of(resolution.median_seconds, resolution.n),
                seconds,
            ),
            (
                "Time to resolution, 90th percentile",
                Figure::quantile(resolution.p90_seconds, resolution.n),
                seconds,
            ),
            (
                "Time to resolution, 95th percentile",
                Figure::quantile(resolution.p95_seconds, resolution.n),
                seconds,
            ),
            (
                "Share within 48 hours",
                Figure::ratio(kpis.resolved_within_48_hours),
                "share",
            ),
            (
                "First response within target",
                met(&level.first_response),
                "share",
            ),
            ("Resolution within target", met(&level.resolution), "share"),
        ] {
            self.row(by, name, kpi, figure, unit);
        }
    }

    fn breakdown(&mut self, by: &str, breakdown: &Breakdown) {
        for group in &breakdown.groups {
            self.kpis(by, &group.name, &group.kpis);
        }
        if let Some(other) = &breakdown.other {
            self.kpis(&format!("{by}, the rest"), "", other);
        }
    }
}

/// A cell of text. What a spreadsheet would take for a formula begins with an apostrophe instead.
fn cell(text: &str) -> String {
    let is_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
    let harmless = if is_formula {
        format!("'{text}")
    } else {
        text.to_owned()
    };
    if harmless.contains(['"', ',', '\r', '\n']) || harmless.trim() != harmless {
        format!("\"{}\"", harmless.replace('"', "\"\""))
    } else {
        harmless
    }
}

impl Report {
    /// The KPIs as CSV, one row for each group and KPI that has a value.
    ///
    /// ```
    /// use service_roi::tickets::{Analysis, Preview};
    /// let export = b"created_at,channel,csat\n2026-01-31,=mail,5\n";
    /// let mut analysis = Analysis::new(Preview::of(export).unwrap().options()).unwrap();
    /// analysis.push(export);
    /// let table = analysis.finish().table();
    /// assert!(table.starts_with("by,name,kpi,value,low,high,n,unit\r\noverall,,Tickets,1,,,,tickets\r\n"));
    /// assert!(table.contains("\r\nchannel,'=mail,Tickets,1,"));
    /// ```
    pub fn table(&self) -> String {
        let first_contact = match &self.first_contact {
            Some(by) => format!("First contact resolution ({})", by.label),
            None => "First contact resolution".to_owned(),
        };
        let mut table = Table {
            text: format!("{}\r\n", HEADER.join(",")),
            first_contact,
        };
        table.kpis("overall", "", &self.overall);
        for level in &self.service_levels.levels {
            for (kpi, attainment) in [
                ("First response within target", &level.first_response),
                ("Resolution within target", &level.resolution),
            ] {
                let figure = Figure::ratio(attainment.met);
                table.row("service level", level.label, kpi, figure, "share");
            }
        }
        for (by, breakdown) in [
            ("channel", &self.by_channel),
            ("priority", &self.by_priority),
            ("group", &self.by_group),
            ("agent", &self.by_agent),
            ("day", &self.by_day),
            ("week", &self.by_week),
            ("month", &self.by_month),
        ] {
            table.breakdown(by, breakdown);
        }
        table.text
    }
}
