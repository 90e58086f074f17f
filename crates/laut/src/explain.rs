//! The way to a reading: tokens, clauses and the rule that led to a statement, for `laut explain`.
//!
//! Not there yet: it comes with what `laut-read` will tell of its stages. It is to be called as
//!
//! ```text
//! impl Laut {
//!     pub fn explain(&self, article: &Article, what: Target) -> Result<Explanation, ReadError>
//! }
//! pub enum Target { Statement(StatementId), Place(Span), All }
//! ```
