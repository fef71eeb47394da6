//! A seeded ticket export, the same bytes as `oracle/tickets.py` makes.

use std::fmt::Write;

/// SplitMix64 (Steele, Lea and Flood 2014).
struct Random(u64);

impl Random {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % limit
    }

    /// Empty in one of `empty` cases.
    fn number(&mut self, empty: u64, from: u64, count: u64) -> String {
        let number = from + self.below(count);
        if self.below(empty) == 0 {
            String::new()
        } else {
            number.to_string()
        }
    }
}

/// Of seconds since 1970, between 2024 and 2028.
fn timestamp(seconds: u64) -> String {
    let (mut day, mut year, mut month) = (seconds / 86_400 - 19_723, 2024, 1);
    loop {
        let length = match month {
            2 if year % 4 == 0 => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        };
        if day < length {
            break;
        }
        day -= length;
        (year, month) = if month == 12 {
            (year + 1, 1)
        } else {
            (year, month + 1)
        };
    }
    let (hour, minute, second) = (seconds / 3_600 % 24, seconds / 60 % 60, seconds % 60);
    let day = day + 1;
    format!("{year}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}")
}

pub const HEADER: &str = "ticket_id,created_at,first_response_at,resolved_at,channel,priority,\
    group,agent,subject,reopens,reassignments,contacts,handle_time_s,csat,nps,ces\n";

/// A header and this many rows, of which about one in a hundred cannot be read.
pub fn export(seed: u64, rows: u64) -> String {
    let mut random = Random(seed);
    let mut text = String::from(HEADER);
    for id in 1..=rows {
        text.push_str(&row(&mut random, id));
    }
    text
}

fn row(random: &mut Random, id: u64) -> String {
    const CHANNELS: [&str; 5] = ["email", "chat", "phone", "web form", "social media"];
    const SUBJECTS: [&str; 4] = [
        "Where is my order",
        "\"Invoice, twice\"",
        "\"It says \"\"error 7\"\"\"",
        "\"Two\nlines\"",
    ];
    let created = 1_735_689_600 + random.below(400 * 86_400);
    let width = random.below(12);
    let answered = created + 30 + random.below(64 << width);
    let width = random.below(14);
    let resolved = answered + 60 + random.below(256 << width);
    let mut first_response = format!("{}Z", timestamp(answered));
    if random.below(8) == 0 {
        first_response.clear();
    }
    let fraction = random.below(1_000);
    let mut end = format!("{}.{fraction:03}Z", timestamp(resolved));
    if random.below(10) == 0 {
        end.clear();
    }
    let mut beginning = format!("{}Z", timestamp(created));
    let channel = CHANNELS[random.below(5) as usize];
    let priority = 1 + random.below(4);
    let group = random.below(8);
    let agent = random.below(60);
    let subject = SUBJECTS[random.below(4) as usize];
    let reopens = random.number(20, 0, 2);
    let reassignments = random.number(30, 0, 3);
    let contacts = random.number(25, 1, 4);
    let handle_time = random.number(6, 20, 1_800);
    let mut csat = random.number(2, 1, 5);
    let nps = random.number(3, 0, 11);
    let ces = random.number(3, 1, 7);
    let mut rest = "\n";
    match random.below(400) {
        0 => beginning = "2025-02-31T00:00:00Z".to_owned(),
        1 => csat = "9".to_owned(),
        2 => rest = ",too many\n",
        3 => end = "2024-01-01T00:00:00Z".to_owned(),
        _ => {}
    }
    let mut row = String::new();
    let written = write!(
        row,
        "{id},{beginning},{first_response},{end},{channel},P{priority},team {group},agent {agent},{subject},\
         {reopens},{reassignments},{contacts},{handle_time},{csat},{nps},{ces}{rest}"
    );
    written.unwrap();
    row
}
