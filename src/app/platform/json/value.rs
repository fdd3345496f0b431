//! From what the browser parsed to a type of ours, as serde asks for it. serde-wasm-bindgen does the same for every kind
//! of value, with the reasons of its refusals; but of a struct it asks for the members that it knows, so that
//! `deny_unknown_fields` is not kept there.

mod parts;

use js_sys::Array;
use parts::{Items, Members, Variant};
use serde::de::{DeserializeOwned, Deserializer, Error, Expected, Unexpected, Visitor};
use serde::forward_to_deserialize_any;
use std::fmt;
use wasm_bindgen::{JsCast, JsValue};

/// The largest whole number that a double holds without doubt, 2⁵³ − 1.
const LARGEST: f64 = 9_007_199_254_740_991.0;

/// A value of a type; nothing where it is another's.
pub(super) fn read<T: DeserializeOwned>(value: &JsValue) -> Option<T> {
    T::deserialize(Parsed(value.clone())).ok()
}

/// What was parsed is not what was asked for.
#[derive(Clone, Copy, Debug)]
struct Other;

impl fmt::Display for Other {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        Ok(())
    }
}

impl std::error::Error for Other {}

/// No reason is put into words: nobody reads it, and the words would weigh more than the reading.
impl Error for Other {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }

    fn invalid_type(_: Unexpected<'_>, _: &dyn Expected) -> Self {
        Self
    }

    fn invalid_value(_: Unexpected<'_>, _: &dyn Expected) -> Self {
        Self
    }

    fn invalid_length(_: usize, _: &dyn Expected) -> Self {
        Self
    }
}

/// Methods that read the same as another.
macro_rules! alike {
    ($as_in:ident: $($method:ident)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Other> {
            self.$as_in(visitor)
        }
    )*};
}

/// A value as the browser parsed it.
struct Parsed(JsValue);

impl<'de> Deserializer<'de> for Parsed {
    type Error = Other;

    /// Of a type that takes whatever there is; none of the page's does.
    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Other> {
        Err(Other)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Other> {
        visitor.visit_string(self.0.as_string().ok_or(Other)?)
    }

    fn deserialize_u64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Other> {
        // Numbers by which a map is ordered are names of members, which are texts.
        let number = self.0.as_f64().or_else(|| self.0.as_string()?.parse().ok().map(<f64 as From<u32>>::from));
        let number = number.filter(|number| number.trunc() == *number && number.abs() <= LARGEST);
        whole(number.ok_or(Other)?, visitor)
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Other> {
        visitor.visit_bool(self.0.as_bool().ok_or(Other)?)
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Other> {
        if self.0.is_null() { visitor.visit_unit() } else { Err(Other) }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Other> {
        let mut items = Items::of(self.0.dyn_into::<Array>().map_err(|_| Other)?);
        let value = visitor.visit_seq(&mut items)?;
        items.take().map_or(Ok(value), |_| Err(Other))
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Other> {
        let is_map = self.0.is_object() && !Array::is_array(&self.0);
        if is_map { visitor.visit_map(Members::of(&self.0)) } else { Err(Other) }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Other> {
        if self.0.is_null() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Other> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Other> {
        visitor.visit_enum(Variant::of(self.0)?)
    }

    /// Whatever it is, it is not looked at: nothing goes deeper than the type that is read.
    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Other> {
        visitor.visit_unit()
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Other> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, Other> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Other> {
        self.deserialize_map(visitor)
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Other> {
        self.deserialize_unit(visitor)
    }

    alike! { deserialize_u64: deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_u8 deserialize_u16 deserialize_u32 }
    alike! { deserialize_str: deserialize_string deserialize_identifier }

    forward_to_deserialize_any! { i128 u128 f32 f64 char bytes byte_buf }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a whole number within the bounds")]
fn whole<'de, V: Visitor<'de>>(number: f64, visitor: V) -> Result<V::Value, Other> {
    if number < 0.0 { visitor.visit_i64(number as i64) } else { visitor.visit_u64(number as u64) }
}
