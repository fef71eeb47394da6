//! The module that reads ticket exports.

use super::to_js;
use crate::tickets::{
    Analysis, Field, Formats, HEAD_BYTES, Kind, Options, Preview, Problem, Questions, Report,
    Unreadable, record_start,
};
use serde::Serialize;
use tsify::Tsify;
use wasm_bindgen::prelude::*;

/// What a file's first bytes tell, and what a person needs to confirm it.
#[derive(Serialize, Tsify)]
pub struct TicketPreview {
    /// Always true.
    #[tsify(type = "true")]
    ok: bool,
    /// What is to be confirmed.
    #[serde(flatten)]
    preview: Preview,
    /// To read the file as it seems to be meant. Formats that must be asked are left out of it.
    options: Options,
    /// What each column's values say, whatever field it is taken for.
    formats: Vec<Formats>,
    /// Every field that a column may be taken for.
    fields: Vec<FieldDescription>,
}

/// A field that a column may be taken for.
#[derive(Serialize, Tsify)]
pub struct FieldDescription {
    /// Its key.
    field: Field,
    /// What people call it.
    label: &'static str,
    /// How its text is read.
    kind: Kind,
}

/// A refusal: every problem at once.
#[derive(Serialize, Tsify)]
pub struct TicketRefusal {
    /// Always false.
    #[tsify(type = "false")]
    ok: bool,
    /// The problems.
    #[tsify(type = "TicketProblem[]")]
    problems: Vec<Problem>,
}

#[wasm_bindgen]
extern "C" {
    /// A preview or a refusal.
    #[wasm_bindgen(typescript_type = "TicketPreview | TicketRefusal")]
    pub type JsPreview;
    /// How an export is to be read.
    #[wasm_bindgen(typescript_type = "Options")]
    pub type JsOptions;
    /// An analysis or a refusal.
    #[wasm_bindgen(typescript_type = "TicketAnalysis | TicketRefusal")]
    pub type JsAnalysis;
    /// What is asked of an export.
    #[wasm_bindgen(typescript_type = "Questions")]
    pub type JsQuestions;
    /// A report or a refusal.
    #[wasm_bindgen(typescript_type = "Report | TicketRefusal")]
    pub type JsReport;
    /// A table or a refusal.
    #[wasm_bindgen(typescript_type = "string | TicketRefusal")]
    pub type JsTable;
    /// Nothing, or a refusal.
    #[wasm_bindgen(typescript_type = "TicketRefusal | undefined")]
    pub type JsRefusal;
}

/// How many of a file's first bytes a preview looks at.
#[wasm_bindgen(js_name = previewBytes)]
pub fn preview_bytes() -> usize {
    HEAD_BYTES
}

/// What a file's first bytes tell: as many as [`preview_bytes`] says, or all of a shorter file.
///
/// # Errors
/// None that can be expected; a file that cannot be read comes back as `{ok: false, problems}`.
#[wasm_bindgen(js_name = previewTickets)]
pub fn preview_tickets(head: &[u8]) -> Result<JsPreview, JsError> {
    let preview = match Preview::of(head) {
        Ok(preview) => preview,
        Err(unreadable) => return refusal(vec![of_file(unreadable)]),
    };
    to_js(&TicketPreview {
        ok: true,
        options: preview.options(),
        formats: (0..preview.headers.len())
            .map(|index| preview.formats(index))
            .collect(),
        fields: Vec::from(Field::ALL.map(|field| FieldDescription {
            field,
            label: field.label(),
            kind: field.kind(),
        })),
        preview,
    })
}

/// Takes an export in pieces of any size.
#[wasm_bindgen]
pub struct TicketAnalysis(Analysis);

#[wasm_bindgen]
impl TicketAnalysis {
    /// An analysis of nothing yet.
    ///
    /// # Errors
    /// None that can be expected; refused options come back as `{ok: false, problems}`.
    pub fn of(options: JsOptions) -> Result<JsAnalysis, JsError> {
        let options: Options = match serde_wasm_bindgen::from_value(options.into()) {
            Ok(options) => options,
            Err(error) => return refusal(vec![of_type("options", &error)]),
        };
        match Analysis::new(options) {
            Ok(analysis) => Ok(JsValue::from(Self(analysis)).unchecked_into()),
            Err(problems) => refusal(problems),
        }
    }

    /// Reads on.
    pub fn push(&mut self, bytes: &[u8]) {
        self.0.push(bytes);
    }

    /// Takes what is left as the last row: there is no more to push.
    pub fn end(&mut self) {
        self.0.end();
    }

    /// How many rows have been looked at so far.
    pub fn rows(&self) -> f64 {
        self.0.rows() as f64
    }

    /// How many of a part's first bytes belong to a record that began before it: a guess, which is right if the part
    /// before ends there. Nothing where these bytes do not tell.
    ///
    /// # Errors
    /// Throws for options that are not of the right type.
    #[wasm_bindgen(js_name = recordStart)]
    pub fn record_start(options: JsOptions, bytes: &[u8]) -> Result<Option<usize>, JsError> {
        let options: Options = serde_wasm_bindgen::from_value(options.into())?;
        Ok(record_start(&options, bytes))
    }

    /// Where the part ended, as a position in the file; nothing where there is more to push, or the file is at its end.
    pub fn ended(&self) -> Option<f64> {
        self.0.ended().map(|position| position as f64)
    }

    /// Hands over what was read, piece by piece, until there is nothing more; this ends the reading.
    #[wasm_bindgen(js_name = takeState)]
    pub fn take_state(&mut self) -> Option<Vec<u8>> {
        self.0.take_state()
    }

    /// Adds a piece of what an analysis elsewhere has read; the order does not matter.
    ///
    /// # Errors
    /// None that can be expected; pieces that do not add up come back as `{ok: false, problems}`.
    pub fn absorb(&mut self, state: &[u8]) -> Result<JsRefusal, JsError> {
        match self.0.absorb(state) {
            Ok(()) => Ok(JsValue::UNDEFINED.unchecked_into()),
            Err(problem) => refusal(vec![problem]),
        }
    }

    /// Adds what another analysis has read, which thereby ends; the order of merging does not matter.
    ///
    /// # Errors
    /// None that can be expected; analyses that do not add up come back as `{ok: false, problems}`.
    pub fn merge(&mut self, other: TicketAnalysis) -> Result<JsRefusal, JsError> {
        match self.0.merge(other.0) {
            Ok(()) => Ok(JsValue::UNDEFINED.unchecked_into()),
            Err(problem) => refusal(vec![problem]),
        }
    }

    /// Every KPI that the columns allow. What is asked may change without reading again.
    ///
    /// # Errors
    /// None that can be expected; refused questions come back as `{ok: false, problems}`.
    pub fn report(&self, questions: Option<JsQuestions>) -> Result<JsReport, JsError> {
        match self.answer(questions) {
            Ok(report) => to_js(&report),
            Err(problems) => refusal(problems),
        }
    }

    /// The KPIs of the report as CSV, for a spreadsheet.
    ///
    /// # Errors
    /// None that can be expected; refused questions come back as `{ok: false, problems}`.
    pub fn table(&self, questions: Option<JsQuestions>) -> Result<JsTable, JsError> {
        match self.answer(questions) {
            Ok(report) => Ok(JsValue::from(report.table()).unchecked_into()),
            Err(problems) => refusal(problems),
        }
    }

    fn answer(&self, questions: Option<JsQuestions>) -> Result<Report, Vec<Problem>> {
        let questions = match questions {
            None => Questions::default(),
            Some(questions) => serde_wasm_bindgen::from_value(questions.into())
                .map_err(|error| vec![of_type("questions", &error)])?,
        };
        self.0.report(&questions)
    }
}

fn of_file(unreadable: Unreadable) -> Problem {
    Problem {
        field: "file".to_owned(),
        message: unreadable.to_string(),
    }
}

fn of_type(field: &str, error: &serde_wasm_bindgen::Error) -> Problem {
    Problem {
        field: field.to_owned(),
        message: format!(
            "The {field} are not of the right type: {error}. Compare them with the type's documentation."
        ),
    }
}

fn refusal<Js: JsCast>(problems: Vec<Problem>) -> Result<Js, JsError> {
    to_js(&TicketRefusal {
        ok: false,
        problems,
    })
}
