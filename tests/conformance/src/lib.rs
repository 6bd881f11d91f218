//! What the testees share: the runner's messages, the pipe to it, and how a message type is tested.

mod formats;
pub mod pipe;
pub mod protocol;
pub mod testee;
pub mod xml;
