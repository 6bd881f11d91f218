use wireform::{
    Decode, Described, Encode, Message,
    encoding::{Nested, Value},
    schema::MessageDescriptor,
    wire::{Context, Reader, Writer},
};

struct ByHand;

impl Value for ByHand {
    type Encoding = Nested;
}

impl Described for ByHand {
    const DESCRIPTOR: &'static MessageDescriptor = &MessageDescriptor::new("ByHand", &[]);
}

impl Encode for ByHand {
    fn is_empty(&self) -> bool {
        true
    }

    fn encode_fields(&self, _: &mut Writer<'_>) {}

    fn fields_len(&self) -> usize {
        0
    }
}

impl<'de> Decode<'de> for ByHand {
    fn empty() -> Self {
        Self
    }

    fn merge_fields(&mut self, _: Reader<'de>, _: Context<'_>) -> wireform::Result<()> {
        Ok(())
    }
}

#[derive(Message)]
struct Page {
    #[proto(1, group)]
    inner: Option<ByHand>,
}

fn main() {}
