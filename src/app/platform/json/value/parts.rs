//! What has parts: lists, objects, and variants of an enum.

use super::{Other, Parsed};
use js_sys::{Array, Object};
use serde::de::value::StrDeserializer;
use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, IntoDeserializer, MapAccess, SeqAccess, VariantAccess, Visitor,
};
use wasm_bindgen::{JsCast, JsValue};

/// The items of a list, one after the other.
pub(super) struct Items {
    list: Array,
    next: u32,
}

impl Items {
    pub(super) fn of(list: Array) -> Self {
        Self { list, next: 0 }
    }

    pub(super) fn take(&mut self) -> Option<JsValue> {
        let more = self.next < self.list.length();
        more.then(|| {
            self.next += 1;
            self.list.get(self.next - 1)
        })
    }
}

impl<'de> SeqAccess<'de> for Items {
    type Error = Other;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Other> {
        self.take().map(|item| seed.deserialize(Parsed(item))).transpose()
    }
}

/// The members of an object: name and value.
pub(super) struct Members {
    entries: Items,
    value: JsValue,
}

impl Members {
    pub(super) fn of(object: &JsValue) -> Self {
        Self { entries: Items::of(Object::entries(object.unchecked_ref())), value: JsValue::UNDEFINED }
    }

    pub(super) fn take(&mut self) -> Option<(JsValue, JsValue)> {
        let entry: Array = self.entries.take()?.unchecked_into();
        Some((entry.get(0), entry.get(1)))
    }
}

impl<'de> MapAccess<'de> for Members {
    type Error = Other;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Other> {
        let Some((name, value)) = self.take() else { return Ok(None) };
        self.value = value;
        seed.deserialize(Parsed(name)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Other> {
        seed.deserialize(Parsed(std::mem::replace(&mut self.value, JsValue::UNDEFINED)))
    }
}

/// A variant: its name alone, or an object with its name as the one member.
pub(super) struct Variant {
    name: String,
    content: Option<JsValue>,
}

impl Variant {
    pub(super) fn of(value: JsValue) -> Result<Self, Other> {
        if let Some(name) = value.as_string() {
            return Ok(Self { name, content: None });
        }
        if !value.is_object() {
            return Err(Other);
        }
        let mut members = Members::of(&value);
        match (members.take(), members.take()) {
            (Some((name, content)), None) => {
                Ok(Self { name: name.as_string().unwrap_or_default(), content: Some(content) })
            }
            _ => Err(Other),
        }
    }
}

impl<'de> EnumAccess<'de> for Variant {
    type Error = Other;
    type Variant = Content;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Content), Other> {
        let name: StrDeserializer<'_, Other> = self.name.as_str().into_deserializer();
        Ok((seed.deserialize(name)?, Content(self.content)))
    }
}

/// What a variant holds.
pub(super) struct Content(Option<JsValue>);

impl Content {
    fn parsed(self) -> Result<Parsed, Other> {
        self.0.map(Parsed).ok_or(Other)
    }
}

impl<'de> VariantAccess<'de> for Content {
    type Error = Other;

    fn unit_variant(self) -> Result<(), Other> {
        if self.0.is_none() { Ok(()) } else { Err(Other) }
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Other> {
        seed.deserialize(self.parsed()?)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Other> {
        self.parsed()?.deserialize_seq(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(self, _: &'static [&'static str], visitor: V) -> Result<V::Value, Other> {
        self.parsed()?.deserialize_map(visitor)
    }
}
