/* tslint:disable */
/* eslint-disable */

/** Inputs by key; a missing one takes its default. Null stands for an input that starts empty. */
export type Inputs = Record<string, number | string | { name: string; weight: number; bottomUp?: BottomUp }[] | null | undefined>;


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
export type Default = number | string | Line[] | undefined;

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
export type Unit = "count" | "money" | "moneyPerYear" | "moneyPerMonth" | "moneyMinor" | "share" | "sharePerYear" | "points" | "years" | "months" | "seconds" | "minutes" | "hours" | "hoursPerMonth" | "perYear" | "perMonth" | "fte" | "ratio" | "weight" | "score" | "plain" | "digits" | "text";

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
export function calculate(id: 'resolution-time', inputs: ResolutionTimeInputs): (Omit<Calculation, 'outputs'> & { outputs: Record<ResolutionTimeOutput, number | null> }) | Refusal;
export function calculate(id: 'first-response-time', inputs: FirstResponseTimeInputs): (Omit<Calculation, 'outputs'> & { outputs: Record<FirstResponseTimeOutput, number | null> }) | Refusal;
export function calculate(id: 'customer-effort-score', inputs: CustomerEffortScoreInputs): (Omit<Calculation, 'outputs'> & { outputs: Record<CustomerEffortScoreOutput, number | null> }) | Refusal;
export function calculate(id: 'customer-retention-rate', inputs: CustomerRetentionRateInputs): (Omit<Calculation, 'outputs'> & { outputs: Record<CustomerRetentionRateOutput, number | null> }) | Refusal;
export function calculate(id: 'average-handle-time', inputs: AverageHandleTimeInputs): (Omit<Calculation, 'outputs'> & { outputs: Record<AverageHandleTimeOutput, number | null> }) | Refusal;
export function calculate(id: 'abandonment-rate', inputs: AbandonmentRateInputs): (Omit<Calculation, 'outputs'> & { outputs: Record<AbandonmentRateOutput, number | null> }) | Refusal;
export function calculate(id: 'deflection-rate', inputs: DeflectionRateInputs): (Omit<Calculation, 'outputs'> & { outputs: Record<DeflectionRateOutput, number | null> }) | Refusal;
export function calculate(id: 'reassignment-rate', inputs: ReassignmentRateInputs): (Omit<Calculation, 'outputs'> & { outputs: Record<ReassignmentRateOutput, number | null> }) | Refusal;
export function calculate(id: 'quality-audit-pass-rate', inputs: QualityAuditPassRateInputs): (Omit<Calculation, 'outputs'> & { outputs: Record<QualityAuditPassRateOutput, number | null> }) | Refusal;
export function calculate(id: 'cost-per-contact', inputs: CostPerContactInputs): (Omit<Calculation, 'outputs'> & { outputs: Record<CostPerContactOutput, number | null> }) | Refusal;
export function calculate(id: 'cost-to-serve', inputs: CostToServeInputs): (Omit<Calculation, 'outputs'> & { outputs: Record<CostToServeOutput, number | null> }) | Refusal;
export function calculate(id: 'sample-size', inputs: SampleSizeInputs): (Omit<Calculation, 'outputs'> & { outputs: Record<SampleSizeOutput, number | null> }) | Refusal;
export function calculate(id: 'scorecard', inputs: ScorecardInputs): (Omit<Calculation, 'outputs'> & { outputs: Record<ScorecardOutput, number | null> }) | Refusal;
export function calculate(id: 'compare-shares', inputs: CompareSharesInputs): (Omit<Calculation, 'outputs'> & { outputs: Record<CompareSharesOutput, number | null> }) | Refusal;
export function calculate(id: 'compare-nps', inputs: CompareNpsInputs): (Omit<Calculation, 'outputs'> & { outputs: Record<CompareNpsOutput, number | null> }) | Refusal;
export function calculate(id: 'compare-means', inputs: CompareMeansInputs): (Omit<Calculation, 'outputs'> & { outputs: Record<CompareMeansOutput, number | null> }) | Refusal;
export function calculate(id: 'point-worth', inputs: PointWorthInputs): (Omit<Calculation, 'outputs'> & { outputs: Record<PointWorthOutput, number | null> }) | Refusal;
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

/** Inputs of resolution-time. How long it takes on average to resolve a ticket, how sure that is, and how many are still open. */
export type ResolutionTimeInputs = {
    /** Resolved tickets Tickets opened in the period and resolved by now. */
    resolvedTickets?: number;
    /** Total resolution time Hours from opening to the final resolution, added up over the resolved tickets. By the clock or in business hours: say which with the figure. */
    totalResolutionHours?: number;
    /** Standard deviation Of the resolution times; STDEV.S in a spreadsheet. */
    standardDeviationHours?: number;
    /** Resolved within 48 hours Those of the resolved tickets that took at most 48 hours. */
    resolvedWithin48Hours?: number;
    /** Open tickets Tickets opened in the period and still open. */
    openTickets?: number;
    /** Confidence How often an interval made this way holds the true value. 95 % is usual; ask for more where a decision hangs on it. */
    confidence?: number;
};

/** Keys of the outputs of resolution-time. */
export type ResolutionTimeOutput = 'meanTimeToResolution' | 'meanLow' | 'meanHigh' | 'shareWithin48Hours' | 'openShare';

/** Inputs of first-response-time. How long customers wait for a first response, on average and in the middle, and how sure that is. */
export type FirstResponseTimeInputs = {
    /** Answered tickets Tickets of the period that got a first response from a person. An automatic receipt is none. */
    answeredTickets?: number;
    /** Total response time Minutes from opening to the first response, added up over the answered tickets. */
    totalResponseMinutes?: number;
    /** Standard deviation Of the response times; STDEV.S in a spreadsheet. */
    standardDeviationMinutes?: number;
    /** Median of the times Half the responses were faster; MEDIAN in a spreadsheet. */
    medianResponseMinutes?: number;
    /** Confidence How often an interval made this way holds the true value. 95 % is usual; ask for more where a decision hangs on it. */
    confidence?: number;
};

/** Keys of the outputs of first-response-time. */
export type FirstResponseTimeOutput = 'meanFirstResponseTime' | 'meanLow' | 'meanHigh' | 'medianFirstResponseTime' | 'medianLowRank' | 'medianHighRank';

/** Inputs of customer-effort-score. How easy customers found it to get their matter handled, and how sure that is. */
export type CustomerEffortScoreInputs = {
    /** Answers of 1 “The company made it easy to handle my issue”, from 1, disagree, to 7, agree. Turn a scale of effort, where 1 is best, round first. */
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
    /** Confidence How often an interval made this way holds the true value. 95 % is usual; ask for more where a decision hangs on it. */
    confidence?: number;
};

/** Keys of the outputs of customer-effort-score. */
export type CustomerEffortScoreOutput = 'customerEffortScore' | 'meanLow' | 'meanHigh' | 'shareOf5AndMore' | 'shareLow' | 'shareHigh' | 'answers';

/** Inputs of customer-retention-rate. Which share of customers stayed over a period, and what that is a month and a year. */
export type CustomerRetentionRateInputs = {
    /** Customers at the start Customers on the first day of the period. */
    customersAtStart?: number;
    /** New customers Customers won in the period who are still customers at its end. Those won and lost again do not count. */
    newCustomers?: number;
    /** Customers at the end Customers on the last day of the period, the new ones included. */
    customersAtEnd?: number;
    /** Length of the period Months from the start to the end. */
    months?: number;
    /** Confidence How often an interval made this way holds the true value. 95 % is usual; ask for more where a decision hangs on it. */
    confidence?: number;
};

/** Keys of the outputs of customer-retention-rate. */
export type CustomerRetentionRateOutput = 'customerRetentionRate' | 'lowEnd' | 'highEnd' | 'churnRate' | 'retentionPerMonth' | 'churnPerMonth' | 'retentionPerYear' | 'churnPerYear';

/** Inputs of average-handle-time. How many seconds of an agent's time a contact takes, and on what. */
export type AverageHandleTimeInputs = {
    /** Talk time Hours agents spoke or wrote with customers in the period. */
    totalTalkHours?: number;
    /** Hold time Hours customers were on hold during contacts. Waiting before the contact is none. */
    totalHoldHours?: number;
    /** Wrap-up time Hours of work on contacts after they ended: notes, follow-up. */
    totalWrapUpHours?: number;
    /** Contacts handled Contacts of the same period that an agent took. Abandoned ones do not count. */
    contactsHandled?: number;
};

/** Keys of the outputs of average-handle-time. */
export type AverageHandleTimeOutput = 'averageHandleTime' | 'talkSeconds' | 'holdSeconds' | 'wrapUpSeconds' | 'talkShare' | 'holdShare' | 'wrapUpShare';

/** Inputs of abandonment-rate. Which share of contacts gave up waiting, and how sure that is. */
export type AbandonmentRateInputs = {
    /** Contacts offered Contacts that reached the queue, answered or not. */
    contactsOffered?: number;
    /** Contacts abandoned Those of them that left before an agent answered, the short ones included. */
    contactsAbandoned?: number;
    /** Short abandons are  */
    shortAbandonsAre?: 'excluded' | 'included';
    /** Short abandons Those of the abandoned that left within a limit of some seconds. The limit belongs to the result: name it with the figure. */
    shortAbandons?: number;
    /** Confidence How often an interval made this way holds the true value. 95 % is usual; ask for more where a decision hangs on it. */
    confidence?: number;
};

/** Keys of the outputs of abandonment-rate. */
export type AbandonmentRateOutput = 'abandonmentRate' | 'lowEnd' | 'highEnd' | 'abandonsCounted' | 'contactsCounted';

/** Inputs of deflection-rate. Which share of requests self-service settles without an agent, and how sure that is. */
export type DeflectionRateInputs = {
    /** Self-served Requests settled in self-service: help pages, bots, forms. Count visits that ended without a contact soon after, not page views. */
    selfServed?: number;
    /** Assisted Requests on the same matters that an agent settled, those that began in self-service included. */
    assisted?: number;
    /** Confidence How often an interval made this way holds the true value. 95 % is usual; ask for more where a decision hangs on it. */
    confidence?: number;
};

/** Keys of the outputs of deflection-rate. */
export type DeflectionRateOutput = 'deflectionRate' | 'lowEnd' | 'highEnd' | 'requests';

/** Inputs of reassignment-rate. Which share of tickets is passed on at least once, how often on average, and how sure that is. */
export type ReassignmentRateInputs = {
    /** Tickets All tickets of the period. */
    tickets?: number;
    /** Reassigned tickets Tickets that changed their owner at least once. The first assignment from a queue is none. */
    reassignedTickets?: number;
    /** Transfers All changes of owner: a ticket passed on three times counts three. */
    transfers?: number;
    /** Confidence How often an interval made this way holds the true value. 95 % is usual; ask for more where a decision hangs on it. */
    confidence?: number;
};

/** Keys of the outputs of reassignment-rate. */
export type ReassignmentRateOutput = 'reassignmentRate' | 'lowEnd' | 'highEnd' | 'transfersPerTicket';

/** Inputs of quality-audit-pass-rate. Which share of audited contacts meets the standard, and how sure that is for all contacts. */
export type QualityAuditPassRateInputs = {
    /** Audited contacts Contacts drawn at random and checked against the standard. */
    auditedContacts?: number;
    /** Passed contacts Those of them that met the standard. Its threshold belongs to the result: name it with the figure. */
    passedContacts?: number;
    /** All contacts are  */
    population?: 'unknown' | 'known';
    /** Contacts in all All contacts of the period from which the audited ones were drawn. */
    populationSize?: number;
    /** Confidence How often an interval made this way holds the true value. 95 % is usual; ask for more where a decision hangs on it. */
    confidence?: number;
};

/** Keys of the outputs of quality-audit-pass-rate. */
export type QualityAuditPassRateOutput = 'auditPassRate' | 'lowEnd' | 'highEnd' | 'marginOfError';

/** Inputs of cost-per-contact. What a contact costs, and what it costs to resolve an issue. */
export type CostPerContactInputs = {
    /** Cost of the period All that service cost in the period: staff with on-costs, tools, telephony, rooms and management. Staff alone makes the figure look low. */
    totalCost?: number;
    /** Contacts handled Contacts of the same period that were dealt with, repeats included. Not contacts offered: those who hung up were not served. */
    contactsHandled?: number;
    /** First contact resolution Share of issues resolved at the first contact. Say by which definition. */
    firstContactResolution?: number;
};

/** Keys of the outputs of cost-per-contact. */
export type CostPerContactOutput = 'costPerContact' | 'costPerResolution' | 'contactsPerResolution';

/** Inputs of cost-to-serve. What a contact costs on the phone, by e-mail, by chat and in self-service, and over all of them. */
export type CostToServeInputs = {
    /** Cost of phone What the channel cost in the period: staff, tools and its part of the overhead. */
    phoneCost?: number;
    /** Calls Contacts handled by the channel in the same period. */
    phoneContacts?: number;
    /** Cost of e-mail What the channel cost in the period: staff, tools and its part of the overhead. */
    emailCost?: number;
    /** E-mails Contacts handled by the channel in the same period. */
    emailContacts?: number;
    /** Cost of chat What the channel cost in the period: staff, tools and its part of the overhead. */
    chatCost?: number;
    /** Chats Contacts handled by the channel in the same period. */
    chatContacts?: number;
    /** Cost of self-service What the channel cost in the period: staff, tools and its part of the overhead. */
    selfServiceCost?: number;
    /** Self-service contacts Visits that found their answer and ended without an agent. Page views are not contacts. */
    selfServiceContacts?: number;
};

/** Keys of the outputs of cost-to-serve. */
export type CostToServeOutput = 'blendedCostPerContact' | 'costPerCall' | 'costPerEmail' | 'costPerChat' | 'costPerSelfServiceContact' | 'totalCost' | 'totalContacts';

/** Inputs of sample-size. How many answers a share needs, and how far the ones you have may be off. */
export type SampleSizeInputs = {
    /** Confidence How often an interval made this way holds the true value. 95 % is usual; ask for more where a decision hangs on it. */
    confidence?: number;
    /** Margin of error wanted How far the share may be off to either side, in percentage points. */
    marginOfError?: number;
    /** Share expected The share you expect to find, as CSAT of last quarter. 50 % asks for the most answers: stay with it when in doubt. */
    expectedShare?: number;
    /** Customers to ask  */
    populationKnown?: 'unlimited' | 'known';
    /** Population Customers whom the survey is to speak for, such as all with a contact in the month. Not those who were asked. */
    population?: number;
    /** Answers you have Answers, not invitations. */
    answers?: number;
};

/** Keys of the outputs of sample-size. */
export type SampleSizeOutput = 'answersNeeded' | 'marginOfAnswers';

/** Inputs of scorecard. CSAT, first contact resolution, handle time and net promoter score as one figure from 0 to 100. */
export type ScorecardInputs = {
    /** CSAT What was measured. */
    csat?: number;
    /** CSAT, worst The value that brings nothing; what is worse brings nothing either. Where lower is better, worst is the larger figure. */
    csatWorst?: number;
    /** CSAT, best The value that brings all; what is better brings no more. */
    csatBest?: number;
    /** CSAT, weight How much it counts beside the others. The four need not add up to 100. */
    csatWeight?: number;
    /** First contact resolution What was measured. */
    firstContactResolution?: number;
    /** First contact resolution, worst The value that brings nothing; what is worse brings nothing either. Where lower is better, worst is the larger figure. */
    firstContactResolutionWorst?: number;
    /** First contact resolution, best The value that brings all; what is better brings no more. */
    firstContactResolutionBest?: number;
    /** First contact resolution, weight How much it counts beside the others. The four need not add up to 100. */
    firstContactResolutionWeight?: number;
    /** Average handle time What was measured, in seconds: 6.5 minutes are 390. */
    ahtSeconds?: number;
    /** Average handle time, worst The value that brings nothing; what is worse brings nothing either. Where lower is better, worst is the larger figure. */
    ahtSecondsWorst?: number;
    /** Average handle time, best The value that brings all; what is better brings no more. */
    ahtSecondsBest?: number;
    /** Average handle time, weight How much it counts beside the others. The four need not add up to 100. */
    ahtWeight?: number;
    /** Net promoter score What was measured. */
    nps?: number;
    /** Net promoter score, worst The value that brings nothing; what is worse brings nothing either. Where lower is better, worst is the larger figure. */
    npsWorst?: number;
    /** Net promoter score, best The value that brings all; what is better brings no more. */
    npsBest?: number;
    /** Net promoter score, weight How much it counts beside the others. The four need not add up to 100. */
    npsWeight?: number;
};

/** Keys of the outputs of scorecard. */
export type ScorecardOutput = 'score' | 'csatContribution' | 'firstContactResolutionContribution' | 'ahtContribution' | 'npsContribution';

/** Inputs of compare-shares. Whether CSAT, first contact resolution or another share differs between two periods by more than chance. */
export type CompareSharesInputs = {
    /** Earlier count Cases that have the property: satisfied answers, tickets resolved at first contact. */
    earlierCount?: number;
    /** Earlier cases All cases of the period: all answers, all resolved tickets. */
    earlierCases?: number;
    /** Later count Cases that have the property: satisfied answers, tickets resolved at first contact. */
    laterCount?: number;
    /** Later cases All cases of the period: all answers, all resolved tickets. */
    laterCases?: number;
    /** Confidence How often an interval made this way holds the true value. 95 % is usual; ask for more where a decision hangs on it. */
    confidence?: number;
};

/** Keys of the outputs of compare-shares. */
export type CompareSharesOutput = 'difference' | 'differenceLow' | 'differenceHigh' | 'earlierShare' | 'laterShare' | 'neededPerPeriod';

/** Inputs of compare-nps. Whether two net promoter scores differ by more than chance. */
export type CompareNpsInputs = {
    /** Earlier promoters Answers of 9 or 10, on a scale from 0 to 10. */
    earlierPromoters?: number;
    /** Earlier passives Answers of 7 or 8. */
    earlierPassives?: number;
    /** Earlier detractors Answers of 0 to 6. */
    earlierDetractors?: number;
    /** Later promoters Answers of 9 or 10, on a scale from 0 to 10. */
    laterPromoters?: number;
    /** Later passives Answers of 7 or 8. */
    laterPassives?: number;
    /** Later detractors Answers of 0 to 6. */
    laterDetractors?: number;
    /** Confidence How often an interval made this way holds the true value. 95 % is usual; ask for more where a decision hangs on it. */
    confidence?: number;
};

/** Keys of the outputs of compare-nps. */
export type CompareNpsOutput = 'difference' | 'differenceLow' | 'differenceHigh' | 'earlierNps' | 'laterNps' | 'z' | 'p' | 'neededPerPeriod';

/** Inputs of compare-means. Whether a mean score or a mean time differs between two periods by more than chance. */
export type CompareMeansInputs = {
    /** Earlier cases How many values the mean is of; at least two. */
    earlierCases?: number;
    /** Earlier mean The mean: a score of 5, handle time in seconds, both periods in the same unit. */
    earlierMean?: number;
    /** Earlier standard deviation How far single values lie from the mean: STDEV.S of a spreadsheet, with n − 1. Not the standard error. */
    earlierDeviation?: number;
    /** Later cases How many values the mean is of; at least two. */
    laterCases?: number;
    /** Later mean The mean: a score of 5, handle time in seconds, both periods in the same unit. */
    laterMean?: number;
    /** Later standard deviation How far single values lie from the mean: STDEV.S of a spreadsheet, with n − 1. Not the standard error. */
    laterDeviation?: number;
    /** Confidence How often an interval made this way holds the true value. 95 % is usual; ask for more where a decision hangs on it. */
    confidence?: number;
};

/** Keys of the outputs of compare-means. */
export type CompareMeansOutput = 'difference' | 'differenceLow' | 'differenceHigh' | 'p' | 'neededPerPeriod';

/** Inputs of point-worth. From points of CSAT, NPS or first contact resolution to money, by an elasticity that you type. */
export type PointWorthInputs = {
    /** KPI  */
    kpi?: 'csat' | 'nps' | 'fcr';
    /** Points gained By how many points the KPI rises: CSAT from 80 % to 85 % is 5. Negative for a loss. */
    pointsGained?: number;
    /** Churn falls per point By how many percentage points annual churn falls for each point of the KPI. Compare customers by the answers they gave a year ago. It starts empty: no published figure fits every business. */
    churnPointsPerPoint?: number;
    /** Contacts fall per point By which share of today's contacts they fall for each point of the KPI. It starts empty for the same reason. */
    contactsChangePerPoint?: number;
    /** These rest on  */
    evidence?: 'assumed' | 'sourced';
    /** Customers Customers at the start of the programme. */
    customers?: number;
    /** Retention today Share of customers at the start of a year who are still customers at its end. Churn is the rest. New customers do not count. */
    annualRetention?: number;
    /** Revenue per customer Average revenue a year from one customer. It is revenue, not profit. */
    annualRevenuePerCustomer?: number;
    /** Gross margin Share of revenue left after the direct cost of what is sold. Below 0 each sale loses money. */
    grossMargin?: number;
    /** Contacts a month Contacts handled by agents in a month, repeats included. */
    contactsPerMonth?: number;
    /** Cost per contact What one contact costs, all costs in. Most of it stays when a contact falls away. */
    costPerContact?: number;
};

/** Keys of the outputs of point-worth. */
export type PointWorthOutput = 'retentionGain' | 'newRetention' | 'customersRetained' | 'retainedMargin' | 'contactsAvoided' | 'contactCapacity';
