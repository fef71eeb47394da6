//! What is reported of ticket exports: known answers, and an oracle in Python.

mod export;

use serde_json::{Value as Json, json};
use service_roi::statistics::{Confidence, Share, wilson};
use service_roi::tickets::*;

fn analyse(options: Options, pieces: &[&[u8]]) -> Report {
    let mut analysis = Analysis::new(options).unwrap();
    for piece in pieces {
        analysis.push(piece);
    }
    analysis.finish()
}

fn report_of(bytes: &[u8]) -> Report {
    analyse(Preview::of(bytes).unwrap().options(), &[bytes])
}

fn close(what: &str, found: f64, expected: f64) {
    assert!(
        (found - expected).abs() <= 1e-12 * expected.abs(),
        "{what}: {found} instead of {expected}"
    );
}

#[test]
fn the_ten_tickets_have_their_known_answers() {
    let rows = include_str!("fixtures/known-answers-tickets.json");
    let rows: Vec<Json> = serde_json::from_str(rows).unwrap();
    let kpis = report_of(include_bytes!("fixtures/tickets-ten.csv")).overall;
    let value = |ratio: Ratio| ratio.value.unwrap();
    let satisfied = Share {
        count: kpis.csat.satisfied.count as f64,
        n: kpis.csat.satisfied.n as f64,
    };
    let interval = wilson(satisfied, Confidence::NINETY_FIVE).unwrap();
    let minutes = |seconds: Estimate| seconds.value.unwrap() / 60.0;
    for row in rows {
        for (key, expected) in row["expected"].as_object().unwrap() {
            let found = match key.as_str() {
                "fcr_first_contact_and_not_reopened/resolved" => {
                    value(kpis.one_contact_not_reopened.of_resolved)
                }
                "fcr_one_contact/resolved" => value(kpis.one_contact.of_resolved),
                "fcr_no_reopen/resolved" => value(kpis.not_reopened.of_resolved),
                "fcr_no_reopen/all" => value(kpis.not_reopened.of_all),
                "open" => kpis.open as f64,
                "resolution_mean" => minutes(kpis.resolution.mean_seconds),
                "resolution_median" => minutes(kpis.resolution.median_seconds),
                "csat_top2" => value(kpis.csat.satisfied),
                "csat_n" => kpis.csat.satisfied.n as f64,
                "csat_mean" => kpis.csat.mean.value.unwrap(),
                "csat_wilson" => {
                    close(key, interval.low, expected[0].as_f64().unwrap());
                    close(key, interval.high, expected[1].as_f64().unwrap());
                    continue;
                }
                "reassigned_share" => value(kpis.reassigned),
                "transfers_per_ticket" => kpis.reassignments_per_ticket.value.unwrap(),
                other => panic!("{other} is not looked at"),
            };
            close(key, found, expected.as_f64().unwrap());
        }
    }
    // Seen in the rows: five of the nine resolved tickets took one contact and were never handed on, eight took at
    // most two; half of the first responses took up to 20 minutes, the other half at least 45.
    assert_eq!(
        value(kpis.one_contact_not_reassigned.of_resolved),
        5.0 / 9.0
    );
    assert_eq!(value(kpis.two_contacts.of_resolved), 8.0 / 9.0);
    assert_eq!(minutes(kpis.first_response.median_seconds), 32.5);
}

#[test]
fn the_oracle_in_python_agrees() {
    let oracle: Json = serde_json::from_str(include_str!("fixtures/tickets-oracle.json")).unwrap();
    let number = |key: &str| oracle[key].as_u64().unwrap();
    let csv = export::export(number("seed"), number("rows"));
    let hash = csv.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    assert_eq!(format!("{hash:016x}"), oracle["fnv1a"].as_str().unwrap());
    let mut options = Preview::of(csv.as_bytes()).unwrap().options();
    options.offset_minutes = number("offsetMinutes") as i32;
    let report = analyse(options, &[csv.as_bytes()]);
    assert_eq!(report.rows.read, number("read"));
    assert_eq!(json!(report.rows.reasons), oracle["refused"]);
    compare("overall", &report.overall, &oracle["overall"]);
    for (breakdown, expected) in [
        (&report.by_channel, &oracle["byChannel"]),
        (&report.by_month, &oracle["byMonth"]),
    ] {
        let expected = expected.as_object().unwrap();
        let names: Vec<&String> = breakdown.groups.iter().map(|group| &group.name).collect();
        assert_eq!(names, expected.keys().collect::<Vec<_>>());
        for group in &breakdown.groups {
            compare(&group.name, &group.kpis, &expected[&group.name]);
        }
    }
}

fn compare(what: &str, kpis: &Kpis, expected: &Json) {
    let mean = |key: &str, found: Option<f64>, expected: &Json| {
        assert_eq!(found.is_some(), expected.is_f64(), "{what} {key}");
        if let (Some(found), Some(expected)) = (found, expected.as_f64()) {
            close(&format!("{what} {key}"), found, expected);
        }
    };
    let first_contact = |it: FirstContact| {
        assert_eq!(it.of_all.count, it.of_resolved.count);
        json!([it.of_resolved.count, it.of_resolved.n, it.of_all.n])
    };
    let counts = json!({
        "tickets": kpis.tickets,
        "resolved": kpis.tickets - kpis.open,
        "notReopened": first_contact(kpis.not_reopened),
        "oneContact": first_contact(kpis.one_contact),
        "oneContactNotReopened": first_contact(kpis.one_contact_not_reopened),
        "oneContactNotReassigned": first_contact(kpis.one_contact_not_reassigned),
        "twoContacts": first_contact(kpis.two_contacts),
        "nps": [kpis.nps.promoters, kpis.nps.passives, kpis.nps.detractors],
        "handled": kpis.handle_time.n,
        "reassigned": [kpis.reassigned.count, kpis.reassigned.n],
    });
    for (key, found) in counts.as_object().unwrap() {
        assert_eq!(*found, expected[key], "{what} {key}");
    }
    mean("npsScore", kpis.nps.score.value, &expected["npsScore"]);
    mean(
        "handleTime",
        kpis.handle_time.mean_seconds.value,
        &expected["handleTime"],
    );
    mean(
        "reassignments",
        kpis.reassignments_per_ticket.value,
        &expected["reassignments"],
    );
    for (key, scores) in [("csat", &kpis.csat), ("ces", &kpis.ces)] {
        assert_eq!(
            json!(scores.counts),
            expected[key]["counts"],
            "{what} {key}"
        );
        mean(key, scores.mean.value, &expected[key]["mean"]);
    }
    for (key, times) in [
        ("firstResponse", &kpis.first_response),
        ("resolution", &kpis.resolution),
    ] {
        assert_eq!(json!(times.n), expected[key]["count"], "{what} {key}");
        assert_eq!(
            times.median_seconds.value,
            expected[key]["median"].as_f64(),
            "{what} {key}"
        );
        mean(key, times.mean_seconds.value, &expected[key]["mean"]);
        mean(key, times.p90_seconds, &expected[key]["p90"]);
        mean(key, times.p95_seconds, &expected[key]["p95"]);
    }
}
