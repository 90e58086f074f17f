//! Closed sets of values with their names, as JSON and packs spell them.

/// Gives an enum its table of names, and the two ways through it.
macro_rules! named {
    ($type:ident { $($variant:ident = $name:literal),+ $(,)? }) => {
        impl $type {
            /// Every value, with its name in JSON and in packs.
            pub const ALL: &[($type, &'static str)] = &[$(($type::$variant, $name)),+];

            /// Its name in JSON and in packs.
            pub fn name(self) -> &'static str {
                $crate::statement::name_in(Self::ALL, self)
            }

            /// The value of that name.
            pub fn named(name: &str) -> Option<Self> {
                $crate::statement::named_in(Self::ALL, name)
            }
        }
    };
}

pub(crate) use named;
