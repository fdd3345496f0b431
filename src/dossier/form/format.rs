//! A form as it is stored (`tucham/template/1`), and what of it stands in a draft's file.

use super::{Form, FormFault, base64};
use crate::workbook::Corrections;
use serde::{Deserialize, Serialize, Serializer};
use serde_json::{Map, Value};

/// A form that is more than a workbook.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FormFormat {
    /// `tucham/template/1`.
    schema: String,
    /// The workbook in base64.
    workbook: String,
    /// See [`FormMembers::corrections`].
    #[serde(default, skip_serializing_if = "Corrections::is_empty", serialize_with = "sparse")]
    corrections: Corrections,
}

/// What stands beside the workbook, wherever that is.
#[derive(Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::dossier) struct FormMembers {
    /// What a person corrected.
    #[serde(default, skip_serializing_if = "Corrections::is_empty", serialize_with = "sparse")]
    corrections: Corrections,
}

impl FormFormat {
    pub(super) fn of(form: &Form) -> Self {
        let FormMembers { corrections } = FormMembers::of(form);
        Self { schema: Form::SCHEMA.to_owned(), workbook: base64::encode(&form.workbook), corrections }
    }

    pub(super) fn read(self) -> Result<Form, FormFault> {
        let workbook = base64::decode(&self.workbook).map_err(|_| FormFault::Workbook)?;
        FormMembers { corrections: self.corrections }.with(workbook)
    }
}

impl FormMembers {
    /// Their names.
    pub(in crate::dossier) const NAMES: [&str; 1] = ["corrections"];

    pub(in crate::dossier) fn of(form: &Form) -> Self {
        Self { corrections: form.corrections.clone() }
    }

    /// The form that they make with a workbook.
    pub(in crate::dossier) fn with(self, workbook: Vec<u8>) -> Result<Form, FormFault> {
        Form::new(workbook, self.corrections)
    }
}

/// Writes corrections without what says nothing: it has no other spelling in a file.
fn sparse<S: Serializer>(corrections: &Corrections, serializer: S) -> Result<S::Ok, S::Error> {
    let mut value = serde_json::to_value(corrections).map_err(serde::ser::Error::custom)?;
    let rows = value.get_mut("rows").and_then(Value::as_object_mut);
    rows.into_iter().flat_map(Map::values_mut).for_each(leave_out);
    leave_out(&mut value);
    value.serialize(serializer)
}

/// Takes the members out that are nothing, or hold nothing. A list without lines says that there are none.
fn leave_out(value: &mut Value) {
    if let Some(members) = value.as_object_mut() {
        members.retain(|_, member| !member.is_null() && member.as_object().is_none_or(|inside| !inside.is_empty()));
    }
}
