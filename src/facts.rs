//! The cited figures, one table: where an input usually lies and which document says so.
//!
//! The documents are public guides for service leaders. None of them gives a primary source for its figures, so
//! they are planning ranges, not measurements. Where two differ, the range spans both and each is named.

use crate::describe::{Source, Typical};

const VALUES: &str = "Customer Service Values: Practical, Measurable Guidance for Leaders";
const STRATEGY: &str = "Customer Service-Oriented Strategy: Practical Guide for Leaders";
const DEFINITION: &str = "Definition of Exceptional Customer Service";
const KPIS: &str = "Unlocking Customer Service Success with KPIs";

const fn source(
    document: &'static str,
    section: &'static str,
    figure: &'static str,
    reading: &'static str,
) -> Source {
    Source {
        document,
        section,
        figure,
        reading,
    }
}

const fn share(from: f64, to: f64, sources: &'static [Source]) -> Typical {
    Typical {
        from,
        to,
        currency: None,
        sources,
    }
}

const fn dollars(from: f64, to: f64, sources: &'static [Source]) -> Typical {
    Typical {
        from,
        to,
        currency: Some("USD"),
        sources,
    }
}

/// Share of the time on duty that agents spend on contacts.
pub static OCCUPANCY: Typical = share(
    0.70,
    0.85,
    &[source(
        DEFINITION,
        "Operationalizing Service: Processes, Staffing and Technology",
        "70–85 %",
        "A target for staffing, meant to avoid burnout.",
    )],
);

/// Share of paid time away from contacts.
pub static SHRINKAGE: Typical = share(
    0.25,
    0.35,
    &[source(
        DEFINITION,
        "Operationalizing Service: Processes, Staffing and Technology",
        "25–35 %",
        "Training, breaks and administration together.",
    )],
);

/// Average handle time of a contact, in seconds.
pub static HANDLE_TIME: Typical = share(
    240.0,
    720.0,
    &[
        source(
            VALUES,
            "Why values matter for customer service",
            "6–12 minutes",
            "Telephone, depending on complexity.",
        ),
        source(
            STRATEGY,
            "Key Metrics and Benchmarks",
            "4–8 minutes",
            "Voice support for consumers; 10–30 minutes for enterprise issues.",
        ),
        source(
            DEFINITION,
            "Measurement, KPIs and Benchmarks",
            "under 10 minutes",
            "Standard support; 6–12 minutes for complex inquiries.",
        ),
    ],
);

/// Change of retention or churn that a service programme is said to bring.
pub static RETENTION_CHANGE: Typical = share(
    0.005,
    0.18,
    &[
        source(
            VALUES,
            "Measuring values: metrics, calculation, and targets",
            "0.5 %",
            "Used as percentage points in its own worked example.",
        ),
        source(
            DEFINITION,
            "Definition of Exceptional Customer Service",
            "5–15 points",
            "Percentage points of churn, within 12 to 24 months.",
        ),
        source(
            STRATEGY,
            "Foundational Principles",
            "12–18 %",
            "Reduction of churn; points or relative is not said.",
        ),
        source(
            STRATEGY,
            "Implementation Roadmap and ROI",
            "5–15 %",
            "Increase of retention in the first year; points or relative is not said.",
        ),
    ],
);

/// What winning a customer costs against keeping one.
pub static ACQUISITION_TO_RETENTION: Typical = share(
    5.0,
    25.0,
    &[source(
        KPIS,
        "Customer Retention Rate",
        "5–25 times",
        "A range that is often repeated; no measurement is named.",
    )],
);

/// Loaded cost of an agent a month.
pub static AGENT_COST: Typical = dollars(
    3_000.0,
    6_000.0,
    &[
        source(
            VALUES,
            "Measuring values: metrics, calculation, and targets",
            "$5,000 a month",
            "Fully loaded, used in its worked example.",
        ),
        source(
            DEFINITION,
            "Operationalizing Service: Processes, Staffing and Technology",
            "$38,000–$55,000 a year",
            "Base salary of experienced agents in large US cities, before on-costs.",
        ),
    ],
);

/// A programme's budget.
pub static BUDGET: Typical = dollars(
    40_000.0,
    120_000.0,
    &[
        source(
            DEFINITION,
            "Practical Example and Next Steps",
            "$40,000–$120,000",
            "Initial investment of a mid-size software company.",
        ),
        source(
            STRATEGY,
            "Implementation Roadmap and ROI",
            "$40,000–$90,000",
            "A pilot of twelve weeks.",
        ),
    ],
);

/// Training per agent.
pub static TRAINING: Typical = dollars(
    300.0,
    2_400.0,
    &[
        source(
            VALUES,
            "Training, hiring, and incentives",
            "$300–$1,500",
            "Onboarding of 40 hours; refreshers $100–$500 a year; $750 is its planning figure.",
        ),
        source(
            STRATEGY,
            "People, Training, and Culture",
            "$800–$2,400 a year",
            "Soft skills and product refreshers, mid-market.",
        ),
        source(
            DEFINITION,
            "Training, Culture and Hiring for Consistency",
            "$800–$1,500 a year",
            "Training, certifications and tools.",
        ),
    ],
);

/// Licences per agent a month.
pub static LICENCES: Typical = dollars(
    15.0,
    300.0,
    &[
        source(
            VALUES,
            "Technology and tools",
            "$15–$25; $75–$300",
            "Entry-level ticketing; enterprise seats. $40 is its planning figure.",
        ),
        source(
            STRATEGY,
            "Technology Stack and Cost Examples",
            "$15–$199; $25–$300",
            "Helpdesk; customer relationship management. List prices of 2024.",
        ),
        source(
            DEFINITION,
            "Operationalizing Service: Processes, Staffing and Technology",
            "$18–$45; $60–$150",
            "Basic and enterprise tools of a mid-sized company.",
        ),
    ],
);

/// Implementation, once.
pub static IMPLEMENTATION: Typical = dollars(
    5_000.0,
    30_000.0,
    &[
        source(
            VALUES,
            "Technology and tools",
            "$5,000; $30,000 and more",
            "Small deployments; enterprise integrations.",
        ),
        source(
            STRATEGY,
            "Technology Stack and Cost Examples",
            "$8,000–$25,000",
            "Outside services for each complex integration.",
        ),
        source(
            DEFINITION,
            "Practical Example and Next Steps",
            "$12,000",
            "Set-up in its example; $1,200 a month on top.",
        ),
    ],
);

/// Customer satisfaction as the share of satisfied answers.
pub static CSAT_TARGET: Typical = share(
    0.70,
    0.90,
    &[
        source(
            VALUES,
            "Why values matter for customer service",
            "at least 85 %",
            "Of best-in-class teams. Scale and threshold are not said.",
        ),
        source(
            STRATEGY,
            "Key Metrics and Benchmarks",
            "80–90 %; 70–85 %",
            "Retail and consumers; complex business products. Scale and threshold are not said.",
        ),
    ],
);

/// Customer satisfaction as the mean score of a scale of 5.
pub static CSAT_MEAN_TARGET: Typical = share(
    4.3,
    5.0,
    &[source(
        DEFINITION,
        "Measurement, KPIs and Benchmarks",
        "at least 4.3 of 5",
        "A mean, which is no share of satisfied answers: 4.3 is 82.5 % of the way from 1 to 5.",
    )],
);

/// Net promoter score, in points.
pub static NPS_TARGET: Typical = share(
    30.0,
    60.0,
    &[
        source(
            VALUES,
            "Why values matter for customer service",
            "at least 40",
            "Of best-in-class teams.",
        ),
        source(
            STRATEGY,
            "Key Metrics and Benchmarks",
            "30; 40–60",
            "Competitive in many industries; world-class technology companies.",
        ),
        source(
            DEFINITION,
            "Measurement, KPIs and Benchmarks",
            "30–60; 30–50; 50 and more",
            "Retail; software; the best in hospitality.",
        ),
    ],
);

/// First contact resolution as a share.
pub static FIRST_CONTACT_RESOLUTION_TARGET: Typical = share(
    0.70,
    0.85,
    &[
        source(
            VALUES,
            "Measuring values: metrics, calculation, and targets",
            "at least 70 %",
            "Tickets resolved and not opened again.",
        ),
        source(
            STRATEGY,
            "Key Metrics and Benchmarks",
            "70–85 %",
            "The definition is not said.",
        ),
        source(
            DEFINITION,
            "Measurement, KPIs and Benchmarks",
            "at least 80 %",
            "Resolved on first contact; elsewhere in the same guide within one or two interactions.",
        ),
    ],
);

/// Tickets resolved within 48 hours, as a share.
pub static RESOLVED_WITHIN_48_HOURS_TARGET: Typical = share(
    0.80,
    1.0,
    &[source(
        STRATEGY,
        "Foundational Principles",
        "80 %",
        "Of routine issues, as a promise to customers.",
    )],
);

/// First response time, in minutes.
pub static FIRST_RESPONSE_TIME_TARGET: Typical = share(
    1.0,
    1_440.0,
    &[
        source(
            VALUES,
            "Why values matter for customer service",
            "at most 60 seconds; at most 4 hours",
            "Chat; e-mail. Of best-in-class teams; elsewhere in the same guide it is a median.",
        ),
        source(
            STRATEGY,
            "Foundational Principles",
            "within 24 hours",
            "E-mail, as a promise for each one: no mean.",
        ),
        source(
            DEFINITION,
            "Definition of Exceptional Customer Service",
            "under 60 seconds; under 24 hours",
            "Live chat; e-mail. An average.",
        ),
        source(
            KPIS,
            "Average Response Time",
            "under a minute; a few hours",
            "Live chat; e-mail. A mean.",
        ),
    ],
);

/// Contacts that give up waiting, as a share.
pub static ABANDONMENT_TARGET: Typical = share(
    0.0,
    0.05,
    &[source(
        DEFINITION,
        "Measurement, KPIs and Benchmarks",
        "under 5 %",
        "Voice channels. Whether short abandons count is not said.",
    )],
);

/// Requests settled in self-service, as a share.
pub static DEFLECTION_TARGET: Typical = share(
    0.20,
    0.40,
    &[
        source(
            VALUES,
            "Core service values and how to operationalize them",
            "20–40 %",
            "Of frequently asked questions, within 12 months.",
        ),
        source(
            DEFINITION,
            "Core Components of Exceptional Service",
            "20–40 %",
            "By how much a knowledge base reduces tickets within six months.",
        ),
    ],
);

/// Tickets passed on at least once, as a share.
pub static REASSIGNMENT_TARGET: Typical = share(
    0.0,
    0.15,
    &[source(
        VALUES,
        "Core service values and how to operationalize them",
        "under 15 %",
        "Tickets reassigned against those resolved by the first owner; read as a share of all tickets.",
    )],
);

/// Audited contacts that meet the standard, as a share.
pub static AUDIT_PASS_TARGET: Typical = share(
    0.90,
    1.0,
    &[
        source(
            VALUES,
            "Core service values and how to operationalize them",
            "at least 95 %",
            "Of 200 random e-mails a quarter, audited for clarity.",
        ),
        source(
            VALUES,
            "Core service values and how to operationalize them",
            "90 %",
            "Audited interactions that score 4 of 5 or higher, within six months of launch.",
        ),
    ],
);

/// Cost of a contact of any channel, with a person.
pub static COST_PER_CONTACT: Typical = dollars(
    3.0,
    40.0,
    &[
        source(
            STRATEGY,
            "Key Metrics and Benchmarks",
            "$3–$12; $8–$25",
            "A contact by chat or e-mail; a voice call. It depends on wages and automation.",
        ),
        source(
            DEFINITION,
            "Measurement, KPIs and Benchmarks",
            "$4–$40",
            "A ticket, which may take several contacts, depending on channel and complexity.",
        ),
    ],
);

/// Cost of a voice call.
pub static COST_PER_CALL: Typical = dollars(
    8.0,
    25.0,
    &[source(
        STRATEGY,
        "Key Metrics and Benchmarks",
        "$8–$25",
        "A voice call. It depends on wages and automation.",
    )],
);

/// Cost of a contact by chat or e-mail.
pub static COST_PER_WRITTEN_CONTACT: Typical = dollars(
    3.0,
    12.0,
    &[source(
        STRATEGY,
        "Key Metrics and Benchmarks",
        "$3–$12",
        "A contact by chat or e-mail, in one figure.",
    )],
);

/// What priorities are promised, and what a broken promise is worth.
pub static SERVICE_LEVELS: &[Source] = &[
    source(
        VALUES,
        "Policies, escalation, and governance",
        "P1 2 and 24 hours; P2 4 and 72; P3 24 hours; P4 5 business days",
        "First response and resolution; of P3 and P4 only one figure, read as the first response.",
    ),
    source(
        VALUES,
        "Policies, escalation, and governance",
        "$25 for P1 misses over 48 hours",
        "An automatic goodwill credit, or a partial refund.",
    ),
    source(
        DEFINITION,
        "Core Components of Exceptional Service",
        "$50 for an outage of more than 4 hours",
        "A service credit. It is of outages, not of tickets.",
    ),
];

/// Every range, for the documentation and the tests.
pub static TABLE: &[(&str, &Typical)] = &[
    ("Occupancy", &OCCUPANCY),
    ("Shrinkage", &SHRINKAGE),
    ("Average handle time", &HANDLE_TIME),
    ("Retention change", &RETENTION_CHANGE),
    (
        "Acquisition to retention cost ratio",
        &ACQUISITION_TO_RETENTION,
    ),
    ("Monthly cost per agent", &AGENT_COST),
    ("Budget", &BUDGET),
    ("Training per agent", &TRAINING),
    ("Licence per agent", &LICENCES),
    ("Implementation", &IMPLEMENTATION),
    ("Customer satisfaction", &CSAT_TARGET),
    ("Mean satisfaction score", &CSAT_MEAN_TARGET),
    ("Net promoter score", &NPS_TARGET),
    ("First contact resolution", &FIRST_CONTACT_RESOLUTION_TARGET),
    ("Resolved within 48 hours", &RESOLVED_WITHIN_48_HOURS_TARGET),
    ("First response time", &FIRST_RESPONSE_TIME_TARGET),
    ("Abandonment rate", &ABANDONMENT_TARGET),
    ("Deflection rate", &DEFLECTION_TARGET),
    ("Reassignment rate", &REASSIGNMENT_TARGET),
    ("Audit pass rate", &AUDIT_PASS_TARGET),
    ("Cost per contact", &COST_PER_CONTACT),
    ("Cost per call", &COST_PER_CALL),
    ("Cost per written contact", &COST_PER_WRITTEN_CONTACT),
];
