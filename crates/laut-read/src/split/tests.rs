//! Tests of the `split` stage.
