//! What is kept of the rows that were read, from which tallies are made by any dimension and for any targets.

use super::report::{By, Tallies};
use super::service_levels::Terms;
use super::tally::{Due, MAX_DAYS, MAX_GROUPS, Tally, Ticket, local_day};
use super::times::{day_name, month_name, week_name};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The tickets that were read.
#[derive(Default)]
pub(super) struct Tickets {
    rows: Vec<Row>,
    names: [Names; 4],
    latest: Option<i64>,
}

struct Row {
    ticket: Ticket<'static>,
    /// The positions of its groups' names.
    groups: [Option<u32>; 4],
}

/// Names, each once.
#[derive(Default)]
struct Names {
    positions: BTreeMap<String, u32>,
}

impl Names {
    fn position(&mut self, name: &str) -> u32 {
        if let Some(position) = self.positions.get(name) {
            return *position;
        }
        let position = self.positions.len() as u32;
        self.positions.insert(name.to_owned(), position);
        position
    }
}

impl Tickets {
    pub fn add(&mut self, ticket: Ticket<'_>) {
        if let Some(created) = ticket.created {
            let ends = [ticket.first_response, ticket.resolution];
            let times = ends.into_iter().flatten().map(|ms| created + ms as i64);
            self.latest = times.chain([created]).chain(self.latest).max();
        }
        let mut groups = [None; 4];
        for (group, (names, name)) in groups
            .iter_mut()
            .zip(self.names.iter_mut().zip(&ticket.groups))
        {
            *group = name.as_deref().map(|name| names.position(name));
        }
        self.rows.push(Row {
            ticket: Ticket {
                groups: [None, None, None, None],
                ..ticket
            },
            groups,
        });
    }

    pub fn merge(&mut self, other: &Self) {
        let names = other.names.each_ref().map(|names| {
            let mut list = vec![""; names.positions.len()];
            for (name, position) in &names.positions {
                list[*position as usize] = name;
            }
            list
        });
        for row in &other.rows {
            let mut groups = [None, None, None, None];
            for (group, (position, names)) in groups.iter_mut().zip(row.groups.iter().zip(&names)) {
                *group = position.map(|position| Cow::Borrowed(names[position as usize]));
            }
            self.add(Ticket {
                groups,
                ..row.ticket
            });
        }
        self.latest = self.latest.max(other.latest);
    }

    /// The latest time in the rows, in milliseconds since 1970.
    pub fn latest(&self) -> Option<i64> {
        self.latest
    }

    /// The tallies of all tickets by what they have in common, judged by these terms.
    pub fn tallies(&self, by: By, terms: &Terms, offset_minutes: i32) -> Tallies {
        match by {
            By::Overall => self.tally(terms, vec![String::new()], |_| Some(0)),
            By::Channel => self.named(0, terms),
            By::Priority => self.named(1, terms),
            By::Group => self.named(2, terms),
            By::Agent => self.named(3, terms),
            By::Day => self.periods(terms, offset_minutes, day_name),
            By::Week => self.periods(terms, offset_minutes, week_name),
            By::Month => self.periods(terms, offset_minutes, month_name),
        }
    }

    fn named(&self, field: usize, terms: &Terms) -> Tallies {
        let positions = &self.names[field].positions;
        let mut slots = vec![MAX_GROUPS; positions.len()];
        for (slot, position) in positions.values().take(MAX_GROUPS).enumerate() {
            slots[*position as usize] = slot;
        }
        let names = positions.keys().take(MAX_GROUPS).cloned().collect();
        self.tally(terms, names, |row| {
            row.groups[field].map(|position| slots[position as usize])
        })
    }

    fn periods(&self, terms: &Terms, offset_minutes: i32, name: fn(i64) -> String) -> Tallies {
        let day = |row: &Row| Some(local_day(row.ticket.created?, offset_minutes));
        let mut days: Vec<i64> = self.rows.iter().filter_map(day).collect();
        days.sort_unstable();
        days.dedup();
        days.drain(..days.len().saturating_sub(MAX_DAYS));
        let mut names: Vec<String> = Vec::new();
        let mut slots = BTreeMap::new();
        for day in days {
            let name = name(day);
            if names.last() != Some(&name) {
                names.push(name);
            }
            slots.insert(day, names.len() - 1);
        }
        self.tally(terms, names, |row| {
            Some(slots.get(&day(row)?).copied().unwrap_or(usize::MAX))
        })
    }

    fn tally(
        &self,
        terms: &Terms,
        names: Vec<String>,
        slot: impl Fn(&Row) -> Option<usize>,
    ) -> Tallies {
        let mut dues: Vec<Option<Due>> = vec![None; self.names[1].positions.len()];
        for (name, position) in &self.names[1].positions {
            dues[*position as usize] = terms.of(name);
        }
        let without = terms.of("");
        let mut tallies = vec![Tally::default(); names.len()];
        let mut other = Tally::default();
        for row in &self.rows {
            let Some(slot) = slot(row) else {
                continue;
            };
            let due = row.groups[1].map_or(without, |position| dues[position as usize]);
            let tally = tallies.get_mut(slot).unwrap_or(&mut other);
            tally.add(&row.ticket, due.as_ref());
        }
        Tallies {
            groups: names.into_iter().zip(tallies).collect(),
            other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lowest_names_are_kept_whatever_the_order_and_the_cut() {
        let names: Vec<String> = (0..MAX_GROUPS + 3)
            .map(|name| format!("{:05}", name * 7_919 % 10_007))
            .collect();
        let ticket = |name: &str| Ticket {
            groups: [Some(Cow::Owned(name.to_owned())), None, None, None],
            ..Ticket::default()
        };
        let mut sorted = names.clone();
        sorted.sort();
        for cut in [0, 500, names.len()] {
            let mut parts = [Tickets::default(), Tickets::default()];
            for (position, name) in names.iter().enumerate() {
                parts[usize::from(position < cut)].add(ticket(name));
            }
            let [mut first, second] = parts;
            first.merge(&second);
            let Tallies { groups, other } = first.tallies(By::Channel, &Terms::default(), 0);
            let found: Vec<&String> = groups.iter().map(|(name, _)| name).collect();
            assert_eq!(found, sorted.iter().take(MAX_GROUPS).collect::<Vec<_>>());
            assert_eq!(other.tickets, 3);
        }
    }
}
