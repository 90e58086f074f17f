//! Serde for the nouns of `laut-record`, which do not derive it: in a compiled pack they are their place in `ALL`.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

macro_rules! coded {
    ($type:ident, $module:ident) => {
        pub(crate) mod $module {
            use super::*;
            use laut_record::$type;

            pub(crate) fn serialize<S: Serializer>(value: &$type, to: S) -> Result<S::Ok, S::Error> {
                ($type::ALL.iter().position(|(v, _)| v == value).unwrap_or(0) as u8).serialize(to)
            }

            pub(crate) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<$type, D::Error> {
                let code = u8::deserialize(from)?;
                let value = $type::ALL.get(usize::from(code)).map(|(v, _)| *v);
                value.ok_or_else(|| serde::de::Error::custom("a code that no value has"))
            }
        }
    };
    ($type:ident, option $option:ident) => {
        pub(crate) mod $option {
            use super::*;
            use laut_record::$type;

            pub(crate) fn serialize<S: Serializer>(value: &Option<$type>, to: S) -> Result<S::Ok, S::Error> {
                let code = value.and_then(|value| $type::ALL.iter().position(|(v, _)| *v == value));
                code.map(|c| c as u8).serialize(to)
            }

            pub(crate) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<$type>, D::Error> {
                let code = Option::<u8>::deserialize(from)?;
                Ok(code.and_then(|c| $type::ALL.get(usize::from(c)).map(|(v, _)| *v)))
            }
        }
    };
}

coded!(Form, form);
coded!(Act, act);
coded!(Act, option act_option);
coded!(Bound, option bound_option);
coded!(Medium, option medium_option);
coded!(Verdict, verdict);
coded!(EventType, event_type);
coded!(EventType, option event_type_option);
coded!(Mode, option mode_option);
coded!(EventStatus, option event_status_option);
