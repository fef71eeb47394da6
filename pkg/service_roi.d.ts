/* tslint:disable */
/* eslint-disable */

/** Inputs by key; a missing one takes its default. */
export type Inputs = Record<string, number | string | { name: string; weight: number; bottomUp?: BottomUp }[] | undefined>;


/**
 * A calculator's answer.
 */
export interface Calculation {
    /**
     * Always true.
     */
    ok: true;
    /**
     * Each output by key; `null` where it is not defined for these inputs.
     */
    outputs: Record<string, number | null>;
    /**
     * Why an output is not defined, by key.
     */
    notDefined: Record<string, string>;
    /**
     * The result as one plain sentence.
     */
    sentence: Token[];
    /**
     * The working, line by line.
     */
    steps: Step[];
    /**
     * What is odd.
     */
    warnings: Warning[];
    /**
     * Lists, by name.
     */
    tables: Record<string, Record<string, number | string | null>[]>;
}

/**
 * A calculator's chart: which columns of which table it draws.
 */
export interface Chart {
    /**
     * Its form.
     */
    kind: ChartKind;
    /**
     * Its heading.
     */
    title: string;
    /**
     * One sentence: what to look at.
     */
    note: string;
    /**
     * The table that has its figures.
     */
    table: string;
    /**
     * The column across.
     */
    x: string;
    /**
     * The columns up.
     */
    y: string[];
    /**
     * A level to compare with.
     */
    reference?: Reference;
    /**
     * The column of the gap between two lines, which may be too narrow to see: drawn below them as bars.
     */
    gap?: string;
}

/**
 * A cell of a table.
 */
export type Cell = number | null | string;

/**
 * A column of a table.
 */
export interface Column {
    /**
     * Its key in each row.
     */
    key: string;
    /**
     * Its heading.
     */
    label: string;
    /**
     * What its figures are counted in.
     */
    unit: Unit;
}

/**
 * A document that a figure was read in.
 */
export interface Source {
    /**
     * The document's title.
     */
    document: string;
    /**
     * The section of it.
     */
    section: string;
    /**
     * The figure, in the document's own unit.
     */
    figure: string;
    /**
     * How the figure is to be read, and what it leaves open.
     */
    reading: string;
}

/**
 * A level that a chart's lines are compared with.
 */
export interface Reference {
    /**
     * Its name.
     */
    label: string;
    /**
     * The input that gives it.
     */
    input: string;
}

/**
 * A line of a budget.
 */
export interface Line {
    /**
     * Its name.
     */
    name: string;
    /**
     * Its weight beside the other lines, at least 0.
     */
    weight: number;
    /**
     * What it is checked against.
     */
    bottomUp?: BottomUp;
}

/**
 * A piece of a text that contains figures.
 */
export type Token = { kind: "text"; text: string } | { kind: "value"; value: number; unit: Unit; label?: string; roundUp?: boolean; roundDown?: boolean } | { kind: "operator"; text: string };

/**
 * A refusal: every problem of the form at once.
 */
export interface Refusal {
    /**
     * Always false.
     */
    ok: false;
    /**
     * The problems.
     */
    problems: Problem[];
}

/**
 * A table that a calculator answers with.
 */
export interface TableDescription {
    /**
     * Its key in the answer's `tables`.
     */
    key: string;
    /**
     * Its caption.
     */
    label: string;
    /**
     * Its columns.
     */
    columns: Column[];
}

/**
 * A warning that a calculator can give.
 */
export interface WarningDescription {
    /**
     * Its key.
     */
    key: string;
    /**
     * What is odd and what to do; `{key}` stands for a figure.
     */
    text: string;
}

/**
 * A worked example. Every one is a test.
 */
export interface Example {
    /**
     * What it shows.
     */
    title: string;
    /**
     * Inputs that differ from the defaults.
     */
    inputs: Record<string, number | string>;
    /**
     * Outputs that must come back; `null` is one that is not defined.
     */
    expected: Record<string, number | null>;
    /**
     * Where the expected figures come from.
     */
    source: string;
}

/**
 * All that a calculator tells about itself.
 */
export interface Calculator {
    /**
     * Its name in links, functions and documents.
     */
    id: string;
    /**
     * Its title.
     */
    title: string;
    /**
     * Where on the page it belongs.
     */
    section: Section;
    /**
     * Of a KPI: what there is to know before choosing it.
     */
    guide?: Guide;
    /**
     * Its title where there is little room.
     */
    shortTitle: string;
    /**
     * What it answers, in one sentence.
     */
    summary: string;
    /**
     * When to use it.
     */
    whenToUse: string;
    /**
     * When not to.
     */
    whenNot: string;
    /**
     * Calculators that answer the next question.
     */
    related: string[];
    /**
     * Key of the output that leads.
     */
    headline: string;
    /**
     * Its inputs, in the order of the form.
     */
    inputs: Input[];
    /**
     * Its outputs, in the order of the page.
     */
    outputs: Output[];
    /**
     * Its tables.
     */
    tables: TableDescription[];
    /**
     * Its chart.
     */
    chart: Chart;
    /**
     * The warnings it can give, besides an input outside its typical range.
     */
    warnings: WarningDescription[];
    /**
     * Its question in reverse.
     */
    breakEven: BreakEvenDescription;
    /**
     * Worked examples.
     */
    examples: Example[];
    /**
     * Two inputs whose product is a fact of the client.
     */
    factProduct?: FactProduct;
}

/**
 * An input of a calculator.
 */
export interface Input {
    /**
     * Its name in JavaScript, links and documents.
     */
    key: string;
    /**
     * Its name on the page.
     */
    label: string;
    /**
     * One or two sentences: what it is and what is commonly confused with it.
     */
    help: string;
    /**
     * What kind of value it takes.
     */
    kind: InputKind;
    /**
     * What its figure is counted in.
     */
    unit: Unit;
    /**
     * Its value until somebody types one.
     */
    default: Default;
    /**
     * Where the default comes from.
     */
    defaultSource: string;
    /**
     * Lowest value taken.
     */
    minimum?: number;
    /**
     * Highest value taken.
     */
    maximum?: number;
    /**
     * The minimum itself is refused.
     */
    aboveMinimum: boolean;
    /**
     * The maximum itself is refused.
     */
    belowMaximum: boolean;
    /**
     * One step of an arrow key.
     */
    step?: number;
    /**
     * The ends of its slider.
     */
    slider?: Slider;
    /**
     * Where it usually lies.
     */
    typical?: Typical;
    /**
     * A fact of the client: the same key in two calculators is the same number.
     */
    fact: boolean;
    /**
     * The choice under which it is used.
     */
    usedWhen?: UsedWhen;
    /**
     * The output that gives its value while it is not used.
     */
    derived?: string;
    /**
     * The options of a choice.
     */
    options?: ChoiceOption[];
    /**
     * Set by the page's currency and not shown as a field.
     */
    fromCurrency: boolean;
}

/**
 * An output of a calculator.
 */
export interface Output {
    /**
     * Its name in JavaScript and documents.
     */
    key: string;
    /**
     * Its name on the page.
     */
    label: string;
    /**
     * What it is and what is commonly confused with it.
     */
    help: string;
    /**
     * What its figure is counted in.
     */
    unit: Unit;
    /**
     * Which direction is the better one.
     */
    better: Better;
    /**
     * What published targets ask for.
     */
    target?: Typical;
}

/**
 * One line of the working.
 */
export interface Step {
    /**
     * What the line finds.
     */
    name: string;
    /**
     * What it comes to; `None` where it is not defined.
     */
    value: number | null;
    /**
     * What it is counted in.
     */
    unit: Unit;
    /**
     * How it is found: the labels of the figures give the formula in words, their values the one in figures.
     */
    formula: Token[];
}

/**
 * One of the options of a choice.
 */
export interface ChoiceOption {
    /**
     * What crosses the boundary.
     */
    key: string;
    /**
     * A word or two for a button.
     */
    label: string;
    /**
     * What it means.
     */
    help: string;
    /**
     * The unit that another input has while this option is chosen.
     */
    unitOf?: UnitOf;
}

/**
 * Something odd about inputs or results that are taken all the same.
 */
export interface Warning {
    /**
     * Its key.
     */
    key: string;
    /**
     * The input it speaks of, where it speaks of one.
     */
    input?: string;
    /**
     * What is odd and what to do.
     */
    text: Token[];
    /**
     * The same in plain English.
     */
    message: string;
}

/**
 * The choice that must be made for an input to be used.
 */
export interface UsedWhen {
    /**
     * Key of the choice.
     */
    input: string;
    /**
     * Key of its option.
     */
    option: string;
}

/**
 * The ends of a slider; what is typed may lie outside.
 */
export interface Slider {
    /**
     * Left end.
     */
    from: number;
    /**
     * Right end.
     */
    to: number;
}

/**
 * The form of a chart.
 */
export type ChartKind = "lines" | "bars" | "parts" | "intervals";

/**
 * The question a calculator answers in reverse.
 */
export interface BreakEvenDescription {
    /**
     * The name of the target.
     */
    targetLabel: string;
    /**
     * The target until somebody types one.
     */
    target: number;
    /**
     * What the target is counted in.
     */
    targetUnit: Unit;
}

/**
 * The unit that an input has while an option is chosen.
 */
export interface UnitOf {
    /**
     * Key of the input.
     */
    input: string;
    /**
     * Its unit.
     */
    unit: Unit;
}

/**
 * The value of one input at which an output meets a target.
 */
export interface BreakEven {
    /**
     * Always true.
     */
    ok: true;
    /**
     * The value; `null` when there is none.
     */
    value: number | null;
    /**
     * The answer in one plain sentence.
     */
    sentence: Token[];
    /**
     * Why there is none.
     */
    reason?: string;
}

/**
 * The value that an input has until somebody types one.
 */
export type Default = number | string | Line[];

/**
 * Two inputs whose product is a fact of the client.
 */
export interface FactProduct {
    /**
     * Key of the fact.
     */
    fact: string;
    /**
     * Keys of the two inputs; when the fact is typed, the first follows from the second.
     */
    factors: [string, string];
}

/**
 * What a budget line is checked against.
 */
export type BottomUp = "none" | "training" | "technology";

/**
 * What a figure is counted in. Rates are fractions: 0.4 is 40 %.
 */
export type Unit = "count" | "money" | "moneyPerYear" | "moneyPerMonth" | "moneyMinor" | "share" | "sharePerYear" | "points" | "years" | "months" | "seconds" | "hours" | "hoursPerMonth" | "perYear" | "perMonth" | "fte" | "ratio" | "weight" | "score" | "plain" | "digits" | "text";

/**
 * What kind of problem an input has.
 */
export type ProblemKind = "wrongType" | "notFinite" | "belowMinimum" | "aboveMaximum" | "unknownOption" | "notWhole" | "tooManyDecimals" | "noLines" | "tooManyLines" | "weightsSumToZero" | "conflict";

/**
 * What kind of value an input takes.
 */
export type InputKind = "number" | "whole" | "choice" | "lines";

/**
 * What there is to know before choosing a KPI.
 */
export interface Guide {
    /**
     * What it costs to measure.
     */
    costs: string;
    /**
     * What it shows.
     */
    shows: string;
    /**
     * What it hides.
     */
    hides: string;
}

/**
 * Where an input usually lies. Outside it a result comes with a warning.
 */
export interface Typical {
    /**
     * Lower end, in the input's unit.
     */
    from: number;
    /**
     * Upper end, in the input's unit.
     */
    to: number;
    /**
     * The currency of the figures, where they are money.
     */
    currency?: string;
    /**
     * The documents that say so; where they differ, the range spans them.
     */
    sources: Source[];
}

/**
 * Where on the page a calculator belongs.
 */
export type Section = "calculators" | "kpis";

/**
 * Which direction of an output is the better one.
 */
export type Better = "higher" | "lower" | "neither";

/**
 * Why an input is refused.
 */
export interface Problem {
    /**
     * What kind of problem.
     */
    kind: ProblemKind;
    /**
     * Key of the input; for a line of a list `lines.3.weight`, counted from 0.
     */
    field: string;
    /**
     * What, where, the bound and what to do.
     */
    message: string;
    /**
     * The same, for a page that shows figures in its own locale.
     */
    text: Token[];
    /**
     * The values it speaks of.
     */
    values: Record<string, number | string>;
}


/**
 * The value of one input at which an output meets a target, the one nearest to what stands in `inputs`.
 *
 * # Errors
 * Throws for an unknown id, input or output; refused inputs come back as `{ok: false, problems}`.
 */
export function breakEven(id: string, inputs: Inputs, input: string, output: string, target: number): BreakEven | Refusal;

/**
 * The calculator's own question in reverse, as one plain sentence.
 *
 * # Errors
 * Throws for an unknown id or input key; refused inputs come back as `{ok: false, problems}`.
 */
export function breakEvenSentence(id: string, inputs: Inputs, target: number): BreakEven | Refusal;

/**
 * Calculates; a missing input takes its default.
 *
 * # Errors
 * Throws for an unknown id or input key; refused inputs come back as `{ok: false, problems}`.
 */
export function calculate(id: 'customer-lifetime-value', inputs: CustomerLifetimeValueInputs): (Omit<Calculation, 'outputs'> & { outputs: Record<CustomerLifetimeValueOutput, number | null> }) | Refusal;
export function calculate(id: 'retention-revenue', inputs: RetentionRevenueInputs): (Omit<Calculation, 'outputs'> & { outputs: Record<RetentionRevenueOutput, number | null> }) | Refusal;
export function calculate(id: 'aht-savings', inputs: AhtSavingsInputs): (Omit<Calculation, 'outputs'> & { outputs: Record<AhtSavingsOutput, number | null> }) | Refusal;
export function calculate(id: 'budget-split', inputs: BudgetSplitInputs): (Omit<Calculation, 'outputs'> & { outputs: Record<BudgetSplitOutput, number | null> }) | Refusal;
export function calculate(id: 'csat', inputs: CsatInputs): (Omit<Calculation, 'outputs'> & { outputs: Record<CsatOutput, number | null> }) | Refusal;
export function calculate(id: 'nps', inputs: NpsInputs): (Omit<Calculation, 'outputs'> & { outputs: Record<NpsOutput, number | null> }) | Refusal;
export function calculate(id: 'first-contact-resolution', inputs: FirstContactResolutionInputs): (Omit<Calculation, 'outputs'> & { outputs: Record<FirstContactResolutionOutput, number | null> }) | Refusal;
export function calculate<Id extends string>(id: Id & (string extends Id ? unknown : never), inputs: Inputs): Calculation | Refusal;

/**
 * What every calculator tells about itself.
 *
 * # Errors
 * None that can be expected.
 */
export function catalogue(): Calculator[];

/**
 * The library's version.
 */
export function version(): string;

export type InitInput = RequestInfo | URL | Response | BufferSource | WebAssembly.Module;

export interface InitOutput {
    readonly memory: WebAssembly.Memory;
    readonly breakEven: (a: number, b: number, c: any, d: number, e: number, f: number, g: number, h: number) => [number, number, number];
    readonly breakEvenSentence: (a: number, b: number, c: any, d: number) => [number, number, number];
    readonly calculate: (a: number, b: number, c: any) => [number, number, number];
    readonly catalogue: () => [number, number, number];
    readonly version: () => [number, number];
    readonly __wbindgen_malloc: (a: number, b: number) => number;
    readonly __wbindgen_realloc: (a: number, b: number, c: number, d: number) => number;
    readonly __wbindgen_free: (a: number, b: number, c: number) => void;
    readonly __wbindgen_externrefs: WebAssembly.Table;
    readonly __externref_table_dealloc: (a: number) => void;
    readonly __wbindgen_start: () => void;
}

export type SyncInitInput = BufferSource | WebAssembly.Module;

/**
 * Instantiates the given `module`, which can either be bytes or
 * a precompiled `WebAssembly.Module`.
 *
 * @param {{ module: SyncInitInput }} module - Passing `SyncInitInput` directly is deprecated.
 *
 * @returns {InitOutput}
 */
export function initSync(module: { module: SyncInitInput } | SyncInitInput): InitOutput;

/**
 * If `module_or_path` is {RequestInfo} or {URL}, makes a request and
 * for everything else, calls `WebAssembly.instantiate` directly.
 *
 * @param {{ module_or_path: InitInput | Promise<InitInput> }} module_or_path - Passing `InitInput` directly is deprecated.
 *
 * @returns {Promise<InitOutput>}
 */
export default function __wbg_init (module_or_path: { module_or_path: InitInput | Promise<InitInput> } | InitInput | Promise<InitInput>): Promise<InitOutput>;

/** Inputs of customer-lifetime-value. What a customer is worth to you, and when winning one has paid back. */
export type CustomerLifetimeValueInputs = {
    /** Average purchase Average revenue of one purchase. */
    averagePurchaseValue?: number;
    /** Purchases Purchases of one customer in a year. Average purchase × purchases is the revenue per customer that every calculator uses. */
    purchasesPerYear?: number;
    /** Gross margin Share of revenue left after the direct cost of what is sold. Below 0 each sale loses money. */
    grossMargin?: number;
    /** You know  */
    retentionFrom?: 'rate' | 'lifespan';
    /** Retention today Share of customers at the start of a year who are still customers at its end. Churn is the rest. New customers do not count. */
    annualRetention?: number;
    /** Customer lifespan Years an average customer stays, the first one counted. Retention is 1 − 1 ÷ lifespan. */
    customerLifespanYears?: number;
    /** Discount rate What money next year is worth less than money today, as an effective rate a year. Ask finance for the rate they use. */
    annualDiscountRate?: number;
    /** Acquisition cost Marketing and sales cost of winning one customer. */
    acquisitionCost?: number;
    /** Horizon Years that count. A proposal rarely defends more than five. */
    horizonYears?: number;
    /** Margin comes  */
    timing?: 'immediate' | 'endOfPeriodIfRetained' | 'endOfPeriodCertain';
};

/** Keys of the outputs of customer-lifetime-value. */
export type CustomerLifetimeValueOutput = 'annualRevenuePerCustomer' | 'annualRetentionUsed' | 'lifespanYears' | 'simpleClv' | 'marginClv' | 'discountedClv' | 'horizonClv' | 'netHorizonClv' | 'clvToCac' | 'cacPaybackMonths' | 'cacPaybackMonthsWithChurn' | 'cacPaybackMonthsDiscounted';

/** Inputs of retention-revenue. What keeping more of your customers adds to gross margin. */
export type RetentionRevenueInputs = {
    /** Customers Customers at the start of the programme. */
    customers?: number;
    /** Retention today Share of customers at the start of a year who are still customers at its end. Churn is the rest. New customers do not count. */
    annualRetention?: number;
    /** Retention gain How much retention rises, or by which share churn falls. Sources often leave open which; the three readings stand side by side below. Negative for a loss. */
    retentionChange?: number;
    /** Read as  */
    retentionChangeReading?: 'points' | 'relativeToRetention' | 'relativeToChurn';
    /** Revenue per customer Average revenue a year from one customer. It is revenue, not profit. */
    annualRevenuePerCustomer?: number;
    /** Gross margin Share of revenue left after the direct cost of what is sold. Below 0 each sale loses money. */
    grossMargin?: number;
    /** Years Years after the start that count. Customers won later are not in it. */
    years?: number;
    /** Discount rate What money next year is worth less than money today, as an effective rate a year. Ask finance for the rate they use. */
    annualDiscountRate?: number;
    /** Acquisition cost Marketing and sales cost of winning one customer. */
    acquisitionCost?: number;
    /** Winning against keeping How many times more it costs to win a customer than to keep one. */
    acquisitionToRetentionCostRatio?: number;
};

/** Keys of the outputs of retention-revenue. */
export type RetentionRevenueOutput = 'newRetention' | 'customersRetained' | 'retainedRevenue' | 'retainedMargin' | 'retainedMarginTotal' | 'presentValue' | 'avoidedAcquisitionCost' | 'retentionCostAtParity';

/** Inputs of aht-savings. What shorter handling frees, and how much of that becomes cash. */
export type AhtSavingsInputs = {
    /** Agents Paid agents, as full-time equivalents. */
    agents?: number;
    /** Cost per agent Salary, on-costs, workplace and tools of one agent for a month. */
    monthlyCostPerAgent?: number;
    /** Paid hours per agent Paid hours of one full-time agent in a month, holidays and training included. */
    paidHoursPerMonth?: number;
    /** Occupancy Share of the time on duty that goes into contacts. */
    occupancy?: number;
    /** Shrinkage Share of paid time away from contacts: breaks, training, absence. */
    shrinkage?: number;
    /** Average handle time Talk, hold and wrap-up of one contact. */
    ahtSeconds?: number;
    /** Handle time falls by Share of the handle time that goes away. Negative if it rises. */
    ahtReduction?: number;
    /** Workload from  */
    workloadFrom?: 'agents' | 'contacts';
    /** Contacts a month Contacts handled by agents in a month, repeats included. */
    contactsPerMonth?: number;
    /** Realisation rate Share of the freed capacity that leaves the budget: posts not refilled, overtime and outsourcing cut. The rest is time for other work. */
    realisationRate?: number;
};

/** Keys of the outputs of aht-savings. */
export type AhtSavingsOutput = 'contactsHandled' | 'secondsSavedPerContact' | 'handleHoursSaved' | 'paidHoursSaved' | 'fteFreed' | 'capacityValue' | 'cashableSavings' | 'nonCashableCapacity' | 'annualCashableSavings';

/** Inputs of budget-split. How a programme's budget splits into lines that add up, and whether it covers what is known. */
export type BudgetSplitInputs = {
    /** Budget What the programme may cost in its first year, in whole minor units of the currency. */
    budget?: number;
    /** Decimals of the currency 2 for cents, 0 for a currency without minor units. */
    minorUnitDigits?: number;
    /** Lines Weights are shares of their sum; they need not add up to 100. */
    lines?: { name: string; weight: number; bottomUp?: BottomUp }[];
    /** Agents Paid agents, as full-time equivalents. */
    agents?: number;
    /** Training per agent Training of one agent in the first year. */
    trainingPerAgent?: number;
    /** Licences per agent Software licences of one agent for a month. */
    licencePerAgentPerMonth?: number;
    /** Implementation Setting the tools up, once. */
    implementation?: number;
};

/** Keys of the outputs of budget-split. */
export type BudgetSplitOutput = 'allotted' | 'trainingCost' | 'technologyCost' | 'bottomUpTotal' | 'budgetLessBottomUp' | 'tightestLine';

/** Inputs of csat. Which share of those who answered is satisfied, what they gave on average, and how sure that is. */
export type CsatInputs = {
    /** Scale  */
    scale?: 'oneToFive' | 'oneToTen';
    /** Satisfied from The lowest score that counts as satisfied. It belongs to the result: name it with the figure. */
    satisfiedFrom?: number;
    /** Answers of 1 Answers that gave this score. */
    answersAt1?: number;
    /** Answers of 2 Answers that gave this score. */
    answersAt2?: number;
    /** Answers of 3 Answers that gave this score. */
    answersAt3?: number;
    /** Answers of 4 Answers that gave this score. */
    answersAt4?: number;
    /** Answers of 5 Answers that gave this score. */
    answersAt5?: number;
    /** Answers of 6 Answers that gave this score. */
    answersAt6?: number;
    /** Answers of 7 Answers that gave this score. */
    answersAt7?: number;
    /** Answers of 8 Answers that gave this score. */
    answersAt8?: number;
    /** Answers of 9 Answers that gave this score. */
    answersAt9?: number;
    /** Answers of 10 Answers that gave this score. */
    answersAt10?: number;
    /** Confidence How often an interval made this way holds the true value. 95 % is usual; ask for more where a decision hangs on it. */
    confidence?: number;
};

/** Keys of the outputs of csat. */
export type CsatOutput = 'csat' | 'csatLow' | 'csatHigh' | 'satisfied' | 'answers' | 'meanScore' | 'meanLow' | 'meanHigh' | 'shareOfScale';

/** Inputs of nps. How many more customers would recommend you than would not, and how sure that is. */
export type NpsInputs = {
    /** Promoters Answers of 9 or 10 to “How likely are you to recommend us?”, 0 to 10. */
    promoters?: number;
    /** Passives Answers of 7 or 8. They count as answers, not for or against. */
    passives?: number;
    /** Detractors Answers of 0 to 6. */
    detractors?: number;
    /** Confidence How often an interval made this way holds the true value. 95 % is usual; ask for more where a decision hangs on it. */
    confidence?: number;
};

/** Keys of the outputs of nps. */
export type NpsOutput = 'nps' | 'npsLow' | 'npsHigh' | 'answers' | 'promoterShare' | 'detractorShare';

/** Inputs of first-contact-resolution. Which share of tickets is resolved at first contact, by which definition, and how sure that is. */
export type FirstContactResolutionInputs = {
    /** Counts as first contact  */
    definition?: 'noReopen' | 'firstContactWithoutTransfer' | 'withinTwoInteractions';
    /** Resolved at first contact Resolved tickets of the period that meet the definition chosen. */
    resolvedAtFirst?: number;
    /** Resolved tickets All resolved tickets of the period. Open ones are in neither figure. */
    resolved?: number;
    /** Confidence How often an interval made this way holds the true value. 95 % is usual; ask for more where a decision hangs on it. */
    confidence?: number;
};

/** Keys of the outputs of first-contact-resolution. */
export type FirstContactResolutionOutput = 'firstContactResolution' | 'lowEnd' | 'highEnd' | 'contactsPerIssue';
