/* tslint:disable */
/* eslint-disable */
/**
 * A bin of a histogram.
 */
export interface Bin {
    /**
     * What is longer than this is in it; in the first also what is exactly 0.
     */
    fromSeconds: number;
    /**
     * What is as long as this is in it too; in the last whatever is longer.
     */
    toSeconds: number | null;
    /**
     * How many there are.
     */
    count: number;
}

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
 * A control chart.
 */
export interface ControlChart {
    /**
     * The KPI's key.
     */
    key: string;
    /**
     * Its name.
     */
    title: string;
    /**
     * What its figures are counted in.
     */
    unit: Unit;
    /**
     * How its limits are made.
     */
    kind: ControlChartKind;
    /**
     * How long a period is.
     */
    period: Period;
    /**
     * Why this kind and this period.
     */
    why: string;
    /**
     * The centre line.
     */
    centre: number;
    /**
     * Of a Laney chart: how many times as much the shares vary as by chance alone.
     */
    spread: number | null;
    /**
     * Whether the points are too few for limits to rely on.
     */
    provisional: boolean;
    /**
     * The periods that have cases, in order.
     */
    points: ChartPoint[];
    /**
     * What is more than the usual variation.
     */
    signals: ChartSignal[];
}

/**
 * A count of a number of tickets.
 */
export interface Ratio {
    /**
     * How many are so.
     */
    count: number;
    /**
     * Of how many.
     */
    n: number;
    /**
     * The share as a fraction; nothing of none.
     */
    value: number | null;
    /**
     * The low end of Wilson's interval.
     */
    low: number | null;
    /**
     * The high end.
     */
    high: number | null;
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
 * A field that a column may be taken for.
 */
export interface FieldDescription {
    /**
     * Its key.
     */
    field: Field;
    /**
     * What people call it.
     */
    label: string;
    /**
     * How its text is read.
     */
    kind: Kind;
}

/**
 * A figure beside published targets.
 */
export interface TargetComparison {
    /**
     * The KPI's key.
     */
    key: string;
    /**
     * Its name.
     */
    name: string;
    /**
     * What its figures are counted in.
     */
    unit: Unit;
    /**
     * What was measured.
     */
    value: number;
    /**
     * The low end of its interval.
     */
    low: number | null;
    /**
     * The high end.
     */
    high: number | null;
    /**
     * The lowest figure that a source asks for.
     */
    from: number;
    /**
     * The highest.
     */
    to: number;
    /**
     * Where the figure lies.
     */
    verdict: Verdict;
    /**
     * Whether the whole interval lies there, so that it is no accident of few answers.
     */
    distinguishable: boolean;
    /**
     * Which direction is the better one.
     */
    better: Better;
    /**
     * What that means, in one sentence.
     */
    text: string;
    /**
     * The documents that say so.
     */
    sources: Source[];
}

/**
 * A figure with its interval; nothing of no cases.
 */
export interface Estimate {
    /**
     * The figure.
     */
    value: number | null;
    /**
     * The low end of its interval, where the cases suffice for one.
     */
    low: number | null;
    /**
     * The high end.
     */
    high: number | null;
}

/**
 * A level of service.
 */
export type Level = "p1" | "p2" | "p3" | "p4";

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
 * A level, and how it was kept.
 */
export interface LevelReport {
    /**
     * The level.
     */
    level: Level;
    /**
     * Its name.
     */
    label: string;
    /**
     * Its tickets.
     */
    tickets: number;
    /**
     * What it promises.
     */
    target: Target;
    /**
     * Where that comes from.
     */
    origin: string;
    /**
     * How the first response was kept.
     */
    firstResponse: Attainment;
    /**
     * How the resolution was kept.
     */
    resolution: Attainment;
    /**
     * Tickets that took longer than what costs no credit, open ones too.
     */
    credited: number;
    /**
     * What their credits cost.
     */
    creditCost: number;
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
 * A line of the scorecard.
 */
export interface ScorecardLine {
    /**
     * The key of its value among the inputs of the calculator `scorecard`.
     */
    key: string;
    /**
     * Its name.
     */
    name: string;
    /**
     * What value, worst and best are counted in.
     */
    unit: Unit;
    /**
     * What was measured; nothing where no column tells.
     */
    value: number | null;
    /**
     * The value that brings nothing.
     */
    worst: number;
    /**
     * The value that brings all.
     */
    best: number;
    /**
     * How much it counts beside the others.
     */
    weight: number;
    /**
     * How much of the score it brings; nothing without a value.
     */
    brings: number | null;
}

/**
 * A mean, and of how many tickets.
 */
export interface Mean {
    /**
     * How many tickets tell.
     */
    n: number;
    /**
     * Their mean, with Student's interval.
     */
    mean: Estimate;
}

/**
 * A measured value for an input.
 */
export interface Baseline {
    /**
     * The calculator's id; nothing for a fact of the client, which several share.
     */
    calculator: string | null;
    /**
     * The input's key.
     */
    input: string;
    /**
     * What it is set to.
     */
    value: BaselineValue;
    /**
     * What was measured, in a few words.
     */
    label: string;
    /**
     * How, and what it leaves out.
     */
    note: string;
}

/**
 * A period of a control chart.
 */
export type Period = "day" | "week";

/**
 * A piece of a text that contains figures.
 */
export type Token = { kind: "text"; text: string } | { kind: "value"; value: number; unit: Unit; label?: string; roundUp?: boolean; roundDown?: boolean } | { kind: "operator"; text: string };

/**
 * A point of a control chart.
 */
export interface ChartPoint {
    /**
     * The period: a day, or the Monday of a week.
     */
    name: string;
    /**
     * What was measured.
     */
    value: number;
    /**
     * Of how many cases.
     */
    n: number;
    /**
     * The lower control limit.
     */
    low: number;
    /**
     * The upper one.
     */
    high: number;
}

/**
 * A priority of the export.
 */
export interface Priority {
    /**
     * As the export names it.
     */
    name: string;
    /**
     * How many tickets have it.
     */
    tickets: number;
    /**
     * What it is taken for.
     */
    level: Level | null;
    /**
     * What it is taken for unless chosen otherwise.
     */
    byDefault: Level | null;
}

/**
 * A refusal: every problem at once.
 */
export interface TicketRefusal {
    /**
     * Always false.
     */
    ok: false;
    /**
     * The problems.
     */
    problems: TicketProblem[];
}

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
 * A row that is not read.
 */
export interface BadRow {
    /**
     * In which file, from 0.
     */
    file: number;
    /**
     * The line it begins in, from 1.
     */
    line: number;
    /**
     * The line it ends in.
     */
    lastLine: number;
    /**
     * The column at fault, from 1; none where it is the whole row.
     */
    column: number | null;
    /**
     * Its field.
     */
    field: Field | null;
    /**
     * Why.
     */
    reason: Reason;
    /**
     * What stands there, cut short.
     */
    value: string;
}

/**
 * A rule that a chart broke, and where.
 */
export interface ChartSignal {
    /**
     * The rule's name.
     */
    rule: string;
    /**
     * What it means, in one sentence.
     */
    text: string;
    /**
     * The position of the first point that it looked at, from 0.
     */
    first: number;
    /**
     * That of the last, which completed the pattern.
     */
    last: number;
}

/**
 * A set of rules for control charts.
 */
export type Rules = "westernElectric" | "nelson";

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
 * Answers on a scale.
 */
export interface Scores {
    /**
     * How many gave each score, from the lowest.
     */
    counts: number[];
    /**
     * How many answered.
     */
    n: number;
    /**
     * How many are satisfied, of those who answered.
     */
    satisfied: Ratio;
    /**
     * The mean score.
     */
    mean: Estimate;
}

/**
 * Answers to "how likely are you to recommend us".
 */
export interface Promoters {
    /**
     * 9 or 10.
     */
    promoters: number;
    /**
     * 7 or 8.
     */
    passives: number;
    /**
     * 0 to 6.
     */
    detractors: number;
    /**
     * All of them.
     */
    n: number;
    /**
     * The net promoter score, −100 to 100 points, with its adjusted Wald interval.
     */
    score: Estimate;
}

/**
 * By what a report breaks tickets down.
 */
export type Dimension = "channel" | "priority" | "group" | "agent" | "day" | "week" | "month";

/**
 * Durations of tickets, in seconds.
 */
export interface Times {
    /**
     * How many there are.
     */
    n: number;
    /**
     * Their mean, with Student's interval.
     */
    meanSeconds: Estimate;
    /**
     * Their sample standard deviation.
     */
    standardDeviationSeconds: number | null;
    /**
     * Their median, with the interval of order statistics; quantiles are by type 7, as Excel's PERCENTILE.INC.
     */
    medianSeconds: Estimate;
    /**
     * The 90th percentile.
     */
    p90Seconds: number | null;
    /**
     * The 95th percentile.
     */
    p95Seconds: number | null;
}

/**
 * Every KPI that the columns allow.
 */
export interface Report {
    /**
     * What was read.
     */
    rows: Rows;
    /**
     * The rows that were not, by reason, the most frequent first.
     */
    refused: Refused[];
    /**
     * The fields that the export has columns for.
     */
    fields: Field[];
    /**
     * The time zone of the days, in minutes east of UTC.
     */
    offsetMinutes: number;
    /**
     * The scale of the satisfaction scores.
     */
    csat: Scale;
    /**
     * How often an interval holds the true value.
     */
    confidence: number;
    /**
     * The latest time in the export, in milliseconds since 1970: what is still open was looked at then.
     */
    asOf: number | null;
    /**
     * How first-contact resolution is counted; nothing where no column tells.
     */
    firstContact: FirstContactBy | null;
    /**
     * What must be known to read the figures.
     */
    notes: Note[];
    /**
     * Of all tickets.
     */
    overall: Kpis;
    /**
     * By channel.
     */
    byChannel: Breakdown;
    /**
     * By priority.
     */
    byPriority: Breakdown;
    /**
     * By group.
     */
    byGroup: Breakdown;
    /**
     * By agent.
     */
    byAgent: Breakdown;
    /**
     * By the day of creation.
     */
    byDay: Breakdown;
    /**
     * By the week of creation, named by its Monday.
     */
    byWeek: Breakdown;
    /**
     * By the month of creation.
     */
    byMonth: Breakdown;
    /**
     * How times are spread.
     */
    distributions: Distributions;
    /**
     * Of the last 30 and the last 90 days, day after day.
     */
    rolling: Rolling[];
    /**
     * How service levels were kept.
     */
    serviceLevels: ServiceLevels;
    /**
     * Which periods are more than the usual variation.
     */
    charts: ControlChart[];
    /**
     * The KPIs as one figure, by chosen ends and weights.
     */
    scorecard: Scorecard;
    /**
     * The figures beside published targets.
     */
    targets: TargetComparison[];
    /**
     * What was measured as inputs of the calculators.
     */
    baselines: Baseline[];
}

/**
 * Every KPI that the columns allow. One without data has counts of 0 and no value.
 */
export interface Kpis {
    /**
     * Tickets opened.
     */
    tickets: number;
    /**
     * Those of them that are resolved.
     */
    resolved: number;
    /**
     * Those that are not. They have no resolution time yet, so its mean and quantiles are low.
     */
    open: number;
    /**
     * The share of these.
     */
    openShare: Ratio;
    /**
     * First-contact resolution by the definition chosen.
     */
    firstContactResolution: Ratio;
    /**
     * First-contact resolution as: not opened again.
     */
    notReopened: FirstContact;
    /**
     * As: at most one contact.
     */
    oneContact: FirstContact;
    /**
     * As: at most one contact and not opened again.
     */
    oneContactNotReopened: FirstContact;
    /**
     * As: at most one contact and never handed on.
     */
    oneContactNotReassigned: FirstContact;
    /**
     * As: at most two contacts.
     */
    twoContacts: FirstContact;
    /**
     * Customer satisfaction, by the scale in the options.
     */
    csat: Scores;
    /**
     * Net promoter score.
     */
    nps: Promoters;
    /**
     * Customer effort: 1 to 7, of which 5 and more is easy.
     */
    ces: Scores;
    /**
     * Handle time.
     */
    handleTime: HandleTime;
    /**
     * How many contacts a ticket took.
     */
    contactsPerTicket: Mean;
    /**
     * Tickets handed on at least once, of those for which it is known.
     */
    reassigned: Ratio;
    /**
     * How often a ticket is handed on, on average.
     */
    reassignmentsPerTicket: Estimate;
    /**
     * From opening to the first answer.
     */
    firstResponse: Times;
    /**
     * From opening to resolution, of resolved tickets.
     */
    resolution: Times;
    /**
     * Tickets resolved within 48 hours, of those whose resolution time is known.
     */
    resolvedWithin48Hours: Ratio;
    /**
     * How the service-level targets were met.
     */
    serviceLevel: ServiceLevel;
}

/**
 * First-contact resolution by one definition: resolved tickets that meet it, of those for which it can be told.
 */
export interface FirstContact {
    /**
     * Of the resolved tickets.
     */
    ofResolved: Ratio;
    /**
     * Of all tickets, open ones too.
     */
    ofAll: Ratio;
}

/**
 * How a column writes its durations.
 */
export type DurationFormat = "seconds" | "minutes" | "hours" | "milliseconds" | "hoursMinutes" | "minutesSeconds" | "words";

/**
 * How a column writes its timestamps. Without a zone they are local times at the offset that is stated.
 */
export type TimeFormat = "yearFirst" | "dayFirst" | "monthFirst" | "spreadsheetDays" | "epochSeconds" | "epochMilliseconds";

/**
 * How a field's text is read.
 */
export type Kind = "time" | "duration" | "group" | "count" | "score" | "text";

/**
 * How a file is written.
 */
export interface Dialect {
    /**
     * Bytes to characters.
     */
    encoding: Encoding;
    /**
     * Between fields.
     */
    delimiter: Delimiter;
    /**
     * Around fields.
     */
    quote: Quote;
}

/**
 * How a file's bytes stand for characters.
 */
export type Encoding = "utf8" | "utf16LittleEndian" | "utf16BigEndian" | "windows1252";

/**
 * How a target was met: of the tickets that are over, or still open and past the target by the end of the data.
 */
export interface Attainment extends Ratio {
    /**
     * Those of the missed that are still open.
     */
    missedOpen: number;
    /**
     * Still open and not past the target. They are in no share.
     */
    notYetDue: number;
    /**
     * Over, but the export does not say when. They are in no share.
     */
    unknown: number;
}

/**
 * How an export is to be read.
 */
export interface Options {
    /**
     * How it is written.
     */
    dialect: Dialect;
    /**
     * How many columns it has. A row with more or fewer is not read: its fields may have moved.
     */
    width: number;
    /**
     * The columns that are used.
     */
    columns: Partial<Record<Field, TicketColumn>>;
    /**
     * The time zone of days, and of times without a zone, in minutes east of UTC.
     */
    offsetMinutes: number;
    /**
     * The scale of the satisfaction scores.
     */
    csat: Scale;
    /**
     * Which part of which file is read.
     */
    start?: Start;
}

/**
 * How durations are spread.
 */
export interface Distributions {
    /**
     * Of the first response.
     */
    firstResponse: Bin[];
    /**
     * Of the resolution.
     */
    resolution: Bin[];
}

/**
 * How first-contact resolution is counted in a report.
 */
export interface FirstContactBy {
    /**
     * The definition.
     */
    definition: Definition;
    /**
     * In a few words, to print beside the figure.
     */
    label: string;
    /**
     * What it counts.
     */
    help: string;
    /**
     * Of what it is a share.
     */
    of: Base;
}

/**
 * How first-contact resolution is counted.
 */
export type Definition = "notReopened" | "oneContact" | "oneContactNotReopened" | "oneContactNotReassigned" | "twoContacts";

/**
 * How long agents worked on tickets, in seconds.
 */
export interface HandleTime {
    /**
     * How many tickets say so.
     */
    n: number;
    /**
     * Their mean, with Student's interval.
     */
    meanSeconds: Estimate;
    /**
     * Their sample standard deviation.
     */
    standardDeviationSeconds: number | null;
}

/**
 * How service levels were kept.
 */
export interface ServiceLevels {
    /**
     * The priorities of the export.
     */
    priorities: Priority[];
    /**
     * The levels, the most urgent first.
     */
    levels: LevelReport[];
    /**
     * Tickets without a level.
     */
    unmapped: number;
    /**
     * The first response at all levels together.
     */
    firstResponse: Attainment;
    /**
     * The resolution at all levels together.
     */
    resolution: Attainment;
    /**
     * What the credits of all levels cost.
     */
    creditCost: number;
    /**
     * The document that the default targets and the credit were read in.
     */
    sources: Source[];
}

/**
 * How the limits of a chart are made.
 */
export type ControlChartKind = "p" | "laney" | "xmr";

/**
 * How the targets of all priorities were met.
 */
export interface ServiceLevel {
    /**
     * Of the first response.
     */
    firstResponse: Attainment;
    /**
     * Of the resolution.
     */
    resolution: Attainment;
}

/**
 * Of what first-contact resolution is a share.
 */
export type Base = "resolved" | "all";

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
 * Rows that are not read for one reason.
 */
export interface Refused {
    /**
     * The reason.
     */
    reason: Reason;
    /**
     * In a few words.
     */
    label: string;
    /**
     * How many rows.
     */
    count: number;
}

/**
 * Several columns that look like the same field: which one is meant must be asked.
 */
export interface Duplicate {
    /**
     * The field.
     */
    field: Field;
    /**
     * The columns' positions, from 0.
     */
    columns: number[];
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
 * The KPIs of a window.
 */
export interface RollingPoint {
    /**
     * Its last day.
     */
    day: string;
    /**
     * Tickets opened in it.
     */
    tickets: number;
    /**
     * Satisfied answers of all answers.
     */
    csat: Ratio;
    /**
     * First-contact resolution by the definition of the report.
     */
    firstContactResolution: Ratio;
    /**
     * Net promoter score.
     */
    nps: Promoters;
    /**
     * The mean first response, in seconds.
     */
    firstResponseMeanSeconds: Estimate;
    /**
     * The mean resolution of tickets opened in it that are resolved, in seconds.
     */
    resolutionMeanSeconds: Estimate;
    /**
     * The mean handle time, in seconds.
     */
    handleTimeMeanSeconds: Estimate;
}

/**
 * The KPIs of all tickets by what they have in common.
 */
export interface Breakdown {
    /**
     * The first [`MAX_GROUPS`](super::MAX_GROUPS) by name, or the last [`MAX_DAYS`](super::MAX_DAYS) days.
     */
    groups: Group[];
    /**
     * The rest together, if there are more.
     */
    other: Kpis | null;
}

/**
 * The KPIs of some tickets.
 */
export interface Group {
    /**
     * What they have in common; of a period its first day or its month; empty where the field is.
     */
    name: string;
    /**
     * Their KPIs.
     */
    kpis: Kpis;
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
 * The column of a field, and what its values say about their format.
 */
export interface Found {
    /**
     * The column's position, from 0.
     */
    index: number;
    /**
     * The format of a timestamp.
     */
    time?: Detected<TimeFormat>;
    /**
     * The format of a duration.
     */
    duration?: Detected<DurationFormat>;
}

/**
 * The column of a field.
 */
export interface TicketColumn {
    /**
     * Its position, from 0.
     */
    index: number;
    /**
     * The format of a field of [`Kind::Time`].
     */
    time?: TimeFormat;
    /**
     * The format of a field of [`Kind::Duration`].
     */
    duration?: DurationFormat;
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
 * The scorecard of what was measured.
 */
export interface Scorecard {
    /**
     * 0 to 100; without any of its KPIs there is none.
     */
    score: number | null;
    /**
     * Whether all four KPIs were measured. Otherwise the score is that of the others by their weights, and not to be
     * compared with a complete one.
     */
    complete: boolean;
    /**
     * Its lines.
     */
    lines: ScorecardLine[];
}

/**
 * The scores that a question may be answered with, in whole numbers.
 */
export interface Scale {
    /**
     * The lowest.
     */
    low: number;
    /**
     * The highest.
     */
    high: number;
    /**
     * The lowest that counts as satisfied.
     */
    satisfiedFrom: number;
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
 * What a column may hold.
 */
export type Field = "created" | "firstResponse" | "resolved" | "firstResponseTime" | "resolutionTime" | "handleTime" | "channel" | "priority" | "group" | "agent" | "status" | "reopens" | "reassignments" | "contacts" | "csat" | "nps" | "ces" | "ticketId";

/**
 * What a column's values say about each way to take them.
 */
export interface Formats {
    /**
     * Taken for timestamps.
     */
    time: Detected<TimeFormat>;
    /**
     * Taken for durations, in the unit that the header names.
     */
    duration: Detected<DurationFormat>;
    /**
     * Taken for satisfaction scores.
     */
    csat: Scale;
}

/**
 * What a figure is counted in. Rates are fractions: 0.4 is 40 %.
 */
export type Unit = "count" | "money" | "moneyPerYear" | "moneyPerMonth" | "moneyMinor" | "share" | "sharePerYear" | "points" | "years" | "months" | "seconds" | "minutes" | "hours" | "hoursPerMonth" | "perYear" | "perMonth" | "fte" | "ratio" | "weight" | "score" | "plain" | "digits" | "text";

/**
 * What a file's first bytes tell, and what a person needs to confirm it.
 */
export interface TicketPreview extends Preview {
    /**
     * Always true.
     */
    ok: true;
    /**
     * To read the file as it seems to be meant. Formats that must be asked are left out of it.
     */
    options: Options;
    /**
     * What each column's values say, whatever field it is taken for.
     */
    formats: Formats[];
    /**
     * Every field that a column may be taken for.
     */
    fields: FieldDescription[];
}

/**
 * What a level promises, by the clock: nights and weekends count.
 */
export interface Target {
    /**
     * The longest first response that meets it, in hours; without it none is judged.
     */
    firstResponseHours?: number | null;
    /**
     * The longest resolution that meets it, in hours.
     */
    resolutionHours?: number | null;
    /**
     * The longest resolution that costs no credit, in hours.
     */
    creditAfterHours?: number | null;
    /**
     * The credit for each ticket that takes longer, in the reader's money.
     */
    credit?: number;
}

/**
 * What an input is set to.
 */
export type BaselineValue = number | string;

/**
 * What is asked of an export. Whatever is left out has its default.
 *
 * ```
 * use service_roi::tickets::Questions;
 * let questions: Questions = serde_json::from_str(r#"{ "confidence": 0.9 }"#).unwrap();
 * assert_eq!(questions, Questions { confidence: 0.9, ..Questions::default() });
 * ```
 */
export interface Questions {
    /**
     * How often an interval holds the true value, 0.5 to 0.999.
     */
    confidence?: number;
    /**
     * How first-contact resolution is counted; without it by the first of [`Definition::ALL`] that the columns allow.
     */
    firstContact?: Definition | null;
    /**
     * Of what it is a share.
     */
    firstContactOf?: Base;
    /**
     * What priorities promise.
     */
    serviceLevels?: Promises;
    /**
     * Ends and weights of the scorecard, by the keys of the inputs of the calculator `scorecard`.
     */
    scorecard?: Record<string, number>;
    /**
     * The rules of the control charts.
     */
    chartRules?: Rules;
    /**
     * The periods of the control charts; without it as many cases as a period has allow.
     */
    chartPeriod?: Period | null;
    /**
     * The breakdowns that are wanted; without it all. What is made from one that is not wanted is left empty: rolling
     * windows and charts need days or weeks, the priorities of service levels their breakdown.
     */
    breakdowns?: Dimension[] | null;
}

/**
 * What is to be confirmed before a file is read.
 */
export interface Preview {
    /**
     * How the file is written.
     */
    dialect: Dialect;
    /**
     * Its first line.
     */
    headers: string[];
    /**
     * A few lines more.
     */
    rows: string[][];
    /**
     * The fields that its headers name.
     */
    columns: Partial<Record<Field, Found>>;
    /**
     * The fields that several headers name: to be asked.
     */
    duplicates: Duplicate[];
    /**
     * The positions, from 0, of columns that are not used.
     */
    unknown: number[];
    /**
     * The scale that the satisfaction scores seem to have.
     */
    csat: Scale;
}

/**
 * What is wrong with the options.
 */
export interface TicketProblem {
    /**
     * The option; for a field's column `columns.created`.
     */
    field: string;
    /**
     * What is wrong and what to do.
     */
    message: string;
}

/**
 * What kind of problem an input has.
 */
export type ProblemKind = "wrongType" | "notFinite" | "belowMinimum" | "aboveMaximum" | "unknownOption" | "notWhole" | "tooManyDecimals" | "noLines" | "tooManyLines" | "weightsSumToZero" | "conflict";

/**
 * What kind of value an input takes.
 */
export type InputKind = "number" | "whole" | "choice" | "lines";

/**
 * What must be known to read a figure.
 */
export interface Note {
    /**
     * The key of the KPI.
     */
    about: string;
    /**
     * One or two sentences.
     */
    text: Token[];
}

/**
 * What stands around a field that holds delimiters or line ends; doubled, it is itself.
 */
export type Quote = "double" | "single";

/**
 * What stands between fields.
 */
export type Delimiter = "comma" | "semicolon" | "tab" | "pipe";

/**
 * What the reader chose about service levels.
 */
export interface Promises {
    /**
     * The level of a priority, by its name in the export, where it is not the likely one; `null` for none.
     */
    priorities?: Record<string, Level | null>;
    /**
     * The targets of a level, where they are not the default ones.
     */
    targets?: Partial<Record<Level, Target>>;
}

/**
 * What the samples of a column say about its format.
 */
export type Detected<F> = { one: F } | { ambiguous: F[] } | "unknown" | "empty";

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
 * What was read.
 */
export interface Rows {
    /**
     * How many rows are in the KPIs. Empty lines and the header are no rows.
     */
    read: number;
    /**
     * How many are not.
     */
    refused: number;
    /**
     * How many of these for which reason.
     */
    reasons: Partial<Record<Reason, number>>;
    /**
     * The first of these, each with its sentence as `text`.
     */
    first: (BadRow & { text: string })[];
}

/**
 * Where a figure lies against a range.
 */
export type Verdict = "below" | "within" | "above";

/**
 * Where a part of a file begins and ends; by default it is all of the file.
 */
export interface Start {
    /**
     * In which of several files, from 0.
     */
    file?: number;
    /**
     * Which of its bytes comes first, from 0. A part begins with a row.
     */
    offset?: number;
    /**
     * The part ends behind the first line end, outside of quotes, at or after this byte; without it, with the file.
     */
    end?: number;
    /**
     * Whether the first row is the header.
     */
    header?: boolean;
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
 * Why a file cannot be read at all.
 */
export type Unreadable = "empty" | "binary" | "noHeader";

/**
 * Why a row is not read.
 */
export type Reason = "tooLong" | "tooManyColumns" | "unclosedQuote" | "fieldCount" | "noCreation" | "notATime" | "notADuration" | "notACount" | "notAScore" | "endsBeforeItBegins";

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
 * Windows of one length.
 */
export interface Rolling {
    /**
     * How many days a window has, its last one among them.
     */
    days: number;
    /**
     * One for each calendar day at which a whole window has passed.
     */
    points: RollingPoint[];
}


/**
 * Takes an export in pieces of any size.
 */
export class TicketAnalysis {
    private constructor();
    free(): void;
    /**
     * Adds a piece of what an analysis elsewhere has read; the order does not matter.
     *
     * # Errors
     * None that can be expected; pieces that do not add up come back as `{ok: false, problems}`.
     */
    absorb(state: Uint8Array | number[]): TicketRefusal | undefined;
    /**
     * Takes what is left as the last row: there is no more to push.
     */
    end(): void;
    /**
     * Where the part ended, as a position in the file; nothing where there is more to push, or the file is at its end.
     */
    ended(): number | undefined;
    /**
     * Adds what another analysis has read, which thereby ends; the order of merging does not matter.
     *
     * # Errors
     * None that can be expected; analyses that do not add up come back as `{ok: false, problems}`.
     */
    merge(other: TicketAnalysis): TicketRefusal | undefined;
    /**
     * An analysis of nothing yet.
     *
     * # Errors
     * None that can be expected; refused options come back as `{ok: false, problems}`.
     */
    static of(options: Options): TicketAnalysis | TicketRefusal;
    /**
     * Reads on.
     */
    push(bytes: Uint8Array | number[]): void;
    /**
     * How many of a part's first bytes belong to a record that began before it: a guess, which is right if the part
     * before ends there. Nothing where these bytes do not tell.
     *
     * # Errors
     * Throws for options that are not of the right type.
     */
    static recordStart(options: Options, bytes: Uint8Array | number[]): number | undefined;
    /**
     * Every KPI that the columns allow. What is asked may change without reading again.
     *
     * # Errors
     * None that can be expected; refused questions come back as `{ok: false, problems}`.
     */
    report(questions?: Questions | null): Report | TicketRefusal;
    /**
     * How many rows have been looked at so far.
     */
    rows(): number;
    /**
     * The KPIs of the report as CSV, for a spreadsheet.
     *
     * # Errors
     * None that can be expected; refused questions come back as `{ok: false, problems}`.
     */
    table(questions?: Questions | null): string | TicketRefusal;
    /**
     * Hands over what was read, piece by piece, until there is nothing more; this ends the reading.
     */
    takeState(): Uint8Array | undefined;
}

/**
 * How many of a file's first bytes a preview looks at.
 */
export function previewBytes(): number;

/**
 * What a file's first bytes tell: as many as [`preview_bytes`] says, or all of a shorter file.
 *
 * # Errors
 * None that can be expected; a file that cannot be read comes back as `{ok: false, problems}`.
 */
export function previewTickets(head: Uint8Array | number[]): TicketPreview | TicketRefusal;

/**
 * The library's version.
 */
export function version(): string;

export type InitInput = RequestInfo | URL | Response | BufferSource | WebAssembly.Module;

export interface InitOutput {
    readonly memory: WebAssembly.Memory;
    readonly __wbg_ticketanalysis_free: (a: number, b: number) => void;
    readonly previewBytes: () => number;
    readonly previewTickets: (a: number, b: number) => [number, number, number];
    readonly ticketanalysis_absorb: (a: number, b: number, c: number) => [number, number, number];
    readonly ticketanalysis_end: (a: number) => void;
    readonly ticketanalysis_ended: (a: number) => [number, number];
    readonly ticketanalysis_merge: (a: number, b: number) => [number, number, number];
    readonly ticketanalysis_of: (a: any) => [number, number, number];
    readonly ticketanalysis_push: (a: number, b: number, c: number) => void;
    readonly ticketanalysis_recordStart: (a: any, b: number, c: number) => [number, number, number];
    readonly ticketanalysis_report: (a: number, b: number) => [number, number, number];
    readonly ticketanalysis_rows: (a: number) => number;
    readonly ticketanalysis_table: (a: number, b: number) => [number, number, number];
    readonly ticketanalysis_takeState: (a: number) => [number, number];
    readonly version: () => [number, number];
    readonly __wbindgen_malloc: (a: number, b: number) => number;
    readonly __wbindgen_realloc: (a: number, b: number, c: number, d: number) => number;
    readonly __wbindgen_free: (a: number, b: number, c: number) => void;
    readonly __wbindgen_exn_store: (a: number) => void;
    readonly __externref_table_alloc: () => number;
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
