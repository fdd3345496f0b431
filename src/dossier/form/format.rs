//! A form as it is stored: by itself (`tucham/template/1`), in a draft's file and in a campaign.

use super::settings::SettingsFormat;
use super::{Form, FormFault, base64};
use crate::signature::Sha256Digest;
use crate::template::Settings;
use crate::workbook::Corrections;
use serde::{Deserialize, Serialize, Serializer};
use serde_json::{Map, Value};

/// The members of a form, whatever stands around them.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FormFormat {
    /// The workbook in base64; in what a digest is made of, its SHA-256.
    pub workbook: String,
    /// What a person corrected.
    #[serde(default, skip_serializing_if = "Corrections::is_empty", serialize_with = "sparse")]
    pub corrections: Corrections,
    /// What an office set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub settings: Option<SettingsFormat>,
}

impl FormFormat {
    /// The names of its members.
    pub(in crate::dossier) const NAMES: [&str; 3] = ["workbook", "corrections", "settings"];

    pub(in crate::dossier) fn of(form: &Form) -> Self {
        Self { workbook: base64::encode(&form.workbook), ..Self::without_workbook(form) }
    }

    /// What the form's digest is made of.
    pub(super) fn covered(form: &Form) -> Self {
        Self { workbook: Sha256Digest::of(&form.workbook).to_string(), ..Self::without_workbook(form) }
    }

    fn without_workbook(form: &Form) -> Self {
        let settings = form.settings.as_ref().map(SettingsFormat::from);
        Self { workbook: String::new(), corrections: form.corrections.clone(), settings }
    }

    /// The form of a file that has these members besides others that are known.
    pub(in crate::dossier) fn taken_from(value: &mut Value) -> Result<Form, FormFault> {
        let members = value.as_object_mut();
        let taken = members.into_iter().flat_map(|members| {
            Self::NAMES.into_iter().filter_map(|name| Some((name.to_owned(), members.remove(name)?)))
        });
        let taken: Map<String, Value> = taken.collect();
        let text = taken.get("workbook").and_then(Value::as_str).ok_or(FormFault::Workbook)?;
        let workbook = base64::decode(text).map_err(|_| FormFault::Workbook)?;
        let format: Self = serde_json::from_value(Value::Object(taken)).map_err(|error| FormFault::shape(&error))?;
        format.with(workbook)
    }

    /// The form, its workbook in base64.
    pub(in crate::dossier) fn read(self) -> Result<Form, FormFault> {
        let workbook = base64::decode(&self.workbook).map_err(|_| FormFault::Workbook)?;
        self.with(workbook)
    }

    fn with(self, workbook: Vec<u8>) -> Result<Form, FormFault> {
        let settings = self.settings.map(Settings::try_from).transpose().map_err(FormFault::Settings)?;
        Form::new(workbook, self.corrections, settings)
    }
}

/// Writes corrections without what says nothing: it has no other spelling in a file.
pub(in crate::dossier) fn sparse<S: Serializer>(corrections: &Corrections, serializer: S) -> Result<S::Ok, S::Error> {
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
