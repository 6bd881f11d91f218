//! The XML layer below both mappings: the canonical one of messages and the one of serde types.
//!
//! * [`escape`]: which characters and names XML 1.0 takes, and the escaping of those that it does not.
//! * [`lexical`]: the text forms of numbers and bytes.
//! * [`output`]: writes elements; whatever is called, the document is well-formed.
//! * [`events`]: reads elements by pulling, on quick-xml's reader, with limits and positions.
//! * [`attributes`]: the attributes of a start tag.
//!
//! A writer makes one [`Output`](output::Output), calls `begin`, `attribute`, `text` and `end`, and takes the string
//! with `finish`. A reader makes one [`Events`](events::Events), takes the `root`, then for each element calls one of
//! `text`, `child` (until `None`), `text_or_child` and `skip`, and at last `finish`. Each of these consumes the end tag.
//!
//! Two attributes carry what text alone cannot, in every mapping: `escaped="true"` on an element whose text uses
//! backslash escapes (see [`escape`]), and `bits="…"` on a NaN other than the canonical one (see [`lexical`]).

pub(crate) mod attributes;
pub(crate) mod escape;
pub(crate) mod events;
pub(crate) mod lexical;
pub(crate) mod output;
