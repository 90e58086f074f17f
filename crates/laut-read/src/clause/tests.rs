//! Tests of the `clause` stage.
