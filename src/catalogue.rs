//! The list of everything that describes itself.

use crate::calculator::Model;
use crate::calculators::{aht_savings, budget_split, customer_lifetime_value, retention_revenue};
use crate::kpi::{csat, first_contact_resolution, nps};

/// Every calculator, in the order of the page.
///
/// ```
/// let titles: Vec<_> = service_roi::catalogue::MODELS.iter().map(|model| model.calculator().title).collect();
/// assert!(titles.contains(&"Retention revenue"));
/// ```
pub static MODELS: &[&dyn Model] = &[
    &customer_lifetime_value::Model,
    &retention_revenue::Model,
    &aht_savings::Model,
    &budget_split::Model,
    &csat::Model,
    &nps::Model,
    &first_contact_resolution::Model,
];

/// The calculator of this id.
pub fn find(id: &str) -> Option<&'static dyn Model> {
    MODELS
        .iter()
        .copied()
        .find(|model| model.calculator().id == id)
}
