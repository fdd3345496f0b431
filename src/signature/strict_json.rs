//! JSON from a stranger: one meaning, bounded cost.
//!
//! JSON parsers differ in which of two members of one name they keep (RFC 8259 section 4), so that
//! a file could say one thing to the signer and another to the reader. Here a second member of a
//! name is refused, and so is a text that is larger or deeper than its reader expects.

use std::cell::{Cell, RefCell};
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Number, Value};

use super::fault::errors;

/// How much a reader takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the text.
    pub bytes: usize,
    /// Arrays and objects inside one another; at most 127, where serde_json itself stops.
    pub depth: usize,
    /// Values of every kind together: numbers, texts, arrays, objects …
    pub values: usize,
}

/// Why a text is refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum JsonFault {
    /// More bytes than the limit.
    TooLarge {
        /// How many bytes are taken.
        limit: usize,
    },
    /// More arrays and objects inside one another than the limit.
    TooDeep {
        /// How many are taken.
        limit: usize,
    },
    /// More values than the limit.
    TooMany {
        /// How many are taken.
        limit: usize,
    },
    /// Two members of one object have this name.
    DuplicateKey(String),
    /// Not JSON (RFC 8259) in UTF-8, or something after its end.
    Syntax {
        /// Line, from 1.
        line: usize,
        /// Column in bytes, from 1; 0 where the fault is the line's end.
        column: usize,
    },
}

errors!(JsonFault);

/// Reads one JSON value and nothing after it.
///
/// # Errors
/// [`JsonFault`] names the rule that the text breaks.
pub fn read(text: &[u8], limits: Limits) -> Result<Value, JsonFault> {
    if text.len() > limits.bytes {
        return Err(JsonFault::TooLarge { limit: limits.bytes });
    }
    let guard = Guard { limits, values: Cell::new(0), broken: RefCell::new(None) };
    let mut deserializer = serde_json::Deserializer::from_slice(text);
    let seed = Strict { guard: &guard, depth: 0 };
    let read = seed.deserialize(&mut deserializer);
    read.and_then(|value| deserializer.end().map(|()| value)).map_err(|error| guard.fault(&error))
}

/// What all values of one text share: the limits, and the first rule broken. serde passes errors on
/// as sentences only, so the rule is put aside here as data.
struct Guard {
    limits: Limits,
    values: Cell<usize>,
    broken: RefCell<Option<JsonFault>>,
}

impl Guard {
    fn count_one_value(&self) -> Result<(), JsonFault> {
        let values = self.values.get() + 1;
        self.values.set(values);
        let limit = self.limits.values;
        if values > limit { Err(JsonFault::TooMany { limit }) } else { Ok(()) }
    }

    fn check_depth(&self, depth: usize) -> Result<(), JsonFault> {
        let limit = self.limits.depth;
        if depth > limit { Err(JsonFault::TooDeep { limit }) } else { Ok(()) }
    }

    fn set_aside<E: Error>(&self, fault: JsonFault) -> E {
        let error = E::custom(&fault);
        self.broken.replace(Some(fault));
        error
    }

    fn fault(self, error: &serde_json::Error) -> JsonFault {
        let syntax = JsonFault::Syntax { line: error.line(), column: error.column() };
        self.broken.into_inner().unwrap_or(syntax)
    }
}

/// Reads a value that stands inside `depth` arrays and objects.
#[derive(Clone, Copy)]
struct Strict<'a> {
    guard: &'a Guard,
    depth: usize,
}

impl<'a> Strict<'a> {
    fn inside<E: Error>(self) -> Result<Strict<'a>, E> {
        let depth = self.depth + 1;
        self.guard.check_depth(depth).map_err(|fault| self.guard.set_aside(fault))?;
        Ok(Strict { depth, ..self })
    }
}

impl<'de> DeserializeSeed<'de> for Strict<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        self.guard.count_one_value().map_err(|fault| self.guard.set_aside(fault))?;
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Strict<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        let number = Number::from_f64(value).ok_or_else(|| E::custom("not a finite number"))?;
        Ok(Value::Number(number))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Value, E> {
        Ok(Value::String(value.to_owned()))
    }

    fn visit_string<E: Error>(self, value: String) -> Result<Value, E> {
        Ok(Value::String(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let inside = self.inside()?;
        let mut array = Vec::new();
        while let Some(item) = items.next_element_seed(inside)? {
            array.push(item);
        }
        Ok(Value::Array(array))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        let inside = self.inside()?;
        let mut object = Map::new();
        while let Some(name) = members.next_key::<String>()? {
            if object.contains_key(&name) {
                return Err(self.guard.set_aside(JsonFault::DuplicateKey(name)));
            }
            let value = members.next_value_seed(inside)?;
            object.insert(name, value);
        }
        Ok(Value::Object(object))
    }
}

#[cfg(test)]
mod tests {
    // A panic is how a test fails.
    #![allow(clippy::unwrap_used)]

    use super::*;

    const LIMITS: Limits = Limits { bytes: 1_000, depth: 3, values: 10 };

    fn fault(text: &str) -> JsonFault {
        read(text.as_bytes(), LIMITS).unwrap_err()
    }

    #[test]
    fn plain_json_is_read_as_it_stands() {
        let text = r#" {"điểm": [-1, 2, 0.5, 18446744073709551615], "đạt": true, "ghi chú": null} "#;
        let expected: Value = serde_json::from_str(text).unwrap();
        assert_eq!(read(text.as_bytes(), LIMITS), Ok(expected));
    }

    #[test]
    fn a_second_member_of_a_name_is_refused_at_any_level() {
        let duplicates = [
            r#"{"a":1,"a":1}"#,
            r#"{"b":{"a":1,"c":2,"a":3}}"#,
            r#"[[{"a":1,"a":2}]]"#,
            // The same name spelt with an escape.
            r#"{"a":1,"\u0061":2}"#,
        ];
        for text in duplicates {
            assert_eq!(fault(text), JsonFault::DuplicateKey("a".into()), "{text}");
        }
    }

    #[test]
    fn the_limits_are_kept() {
        assert!(read(b"[[[1]]]", LIMITS).is_ok());
        assert_eq!(fault("[[[[1]]]]"), JsonFault::TooDeep { limit: 3 });
        assert_eq!(fault(&r#"{"a":"#.repeat(200)), JsonFault::TooDeep { limit: 3 });
        assert!(read(b"[1,2,3,4,5,6,7,8,9]", LIMITS).is_ok());
        assert_eq!(fault("[1,2,3,4,5,6,7,8,9,10]"), JsonFault::TooMany { limit: 10 });
        assert_eq!(fault(&" ".repeat(1_001)), JsonFault::TooLarge { limit: 1_000 });
    }

    #[test]
    fn what_is_no_json_is_refused_with_its_place() {
        assert_eq!(fault("{\"a\":1}\n{}"), JsonFault::Syntax { line: 2, column: 1 });
        for text in ["", "{", "{'a':1}", "[1,]", "NaN", "1e999", "01", "\"\\ud800\"", "\u{feff}{}"] {
            assert!(matches!(fault(text), JsonFault::Syntax { .. }), "{text:?}");
        }
        assert!(matches!(read(b"\"\xff\"", LIMITS), Err(JsonFault::Syntax { .. })));
    }
}
