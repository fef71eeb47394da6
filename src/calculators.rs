//! The calculators, one file each, and the inputs that several of them share.

pub mod aht_savings;
pub mod budget_split;
pub mod customer_lifetime_value;
pub mod retention_revenue;

/// Client facts: the same key in two calculators is the same number, so it is described once.
pub(crate) mod fact {
    use crate::describe::Input;
    use crate::facts;
    use crate::number::Unit;

    /// Customers at the start.
    pub const CUSTOMERS: Input = Input::number("Customers", Unit::Count, 20_000.0)
        .help("Customers at the start of the programme.")
        .from("Example of the guide “Customer Service Values”.")
        .between(0.0, 1e10)
        .slider(0.0, 100_000.0, 100.0)
        .fact();

    /// Retention a year.
    pub const ANNUAL_RETENTION: Input = Input::number("Retention today", Unit::Share, 0.8)
        .help("Share of customers at the start of a year who are still customers at its end. Churn is the rest. New customers do not count.")
        .between(0.0, 1.0)
        .slider(0.0, 1.0, 0.005)
        .fact();

    /// Revenue a year from one customer.
    pub const ANNUAL_REVENUE_PER_CUSTOMER: Input =
        Input::number("Revenue per customer", Unit::MoneyPerYear, 1_200.0)
            .help("Average revenue a year from one customer. It is revenue, not profit.")
            .from("Example of the guide “Customer Service Values”.")
            .between(0.0, 1e10)
            .slider(0.0, 5_000.0, 10.0)
            .fact();

    /// Gross margin.
    pub const GROSS_MARGIN: Input = Input::number("Gross margin", Unit::Share, 0.4)
        .help("Share of revenue left after the direct cost of what is sold. Below 0 each sale loses money.")
        .from("Example of the guide “Customer Service Values”.")
        .between(-1.0, 1.0)
        .slider(0.0, 1.0, 0.005)
        .fact();

    /// Discount rate a year.
    pub const ANNUAL_DISCOUNT_RATE: Input = Input::number("Discount rate", Unit::SharePerYear, 0.1)
        .help("What money next year is worth less than money today, as an effective rate a year. Ask finance for the rate they use.")
        .between(-0.5, 1.0)
        .slider(0.0, 0.3, 0.005)
        .fact();

    /// Cost of winning one customer.
    pub const ACQUISITION_COST: Input = Input::number("Acquisition cost", Unit::Money, 300.0)
        .help("Marketing and sales cost of winning one customer.")
        .between(0.0, 1e10)
        .slider(0.0, 2_000.0, 10.0)
        .fact();

    /// Agents.
    pub const AGENTS: Input = Input::number("Agents", Unit::Count, 50.0)
        .help("Paid agents, as full-time equivalents.")
        .from("Example of the guide “Customer Service Values”.")
        .between(0.0, 1e7)
        .slider(0.0, 500.0, 1.0)
        .fact();

    /// Loaded cost of an agent a month.
    pub const MONTHLY_COST_PER_AGENT: Input =
        Input::number("Cost per agent", Unit::MoneyPerMonth, 5_000.0)
            .help("Salary, on-costs, workplace and tools of one agent for a month.")
            .from("Example of the guide “Customer Service Values”.")
            .between(0.0, 1e9)
            .slider(0.0, 12_000.0, 50.0)
            .typical(&facts::AGENT_COST)
            .fact();

    /// Contacts a month.
    pub const CONTACTS_PER_MONTH: Input =
        Input::number("Contacts a month", Unit::PerMonth, 40_000.0)
            .help("Contacts handled by agents in a month, repeats included.")
            .between(0.0, 1e10)
            .slider(0.0, 200_000.0, 500.0)
            .fact();

    /// A programme's budget.
    pub const BUDGET: Input = Input::number("Budget", Unit::Money, 100_000.0)
        .help(
            "What the programme may cost in its first year, in whole minor units of the currency.",
        )
        .between(0.0, 1e13)
        .slider(0.0, 500_000.0, 1_000.0)
        .typical(&facts::BUDGET)
        .fact();
}
