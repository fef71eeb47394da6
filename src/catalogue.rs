//! The list of everything that describes itself.

use crate::calculator::Model;
use crate::calculators::{aht_savings, budget_split, customer_lifetime_value, retention_revenue};
use crate::kpi::{
    abandonment_rate, average_handle_time, compare_means, compare_nps, compare_shares,
    cost_per_contact, cost_to_serve, csat, customer_effort_score, customer_retention_rate,
    deflection_rate, first_contact_resolution, first_response_time, nps, point_worth,
    quality_audit_pass_rate, reassignment_rate, resolution_time, sample_size, scorecard,
};

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
    &resolution_time::Model,
    &first_response_time::Model,
    &customer_effort_score::Model,
    &customer_retention_rate::Model,
    &average_handle_time::Model,
    &abandonment_rate::Model,
    &deflection_rate::Model,
    &reassignment_rate::Model,
    &quality_audit_pass_rate::Model,
    &cost_per_contact::Model,
    &cost_to_serve::Model,
    &sample_size::Model,
    &scorecard::Model,
    &compare_shares::Model,
    &compare_nps::Model,
    &compare_means::Model,
    &point_worth::Model,
];

/// The calculator of this id.
pub fn find(id: &str) -> Option<&'static dyn Model> {
    MODELS
        .iter()
        .copied()
        .find(|model| model.calculator().id == id)
}
