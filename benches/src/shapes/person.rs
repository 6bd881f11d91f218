use super::{Random, Shape};

/// The record of the classic comparison, and others like it: 33 bytes and a few more.
#[derive(Clone, PartialEq, prost::Message, wireform::Message)]
pub struct Person {
    /// Field 1.
    #[proto(1)]
    #[prost(string, tag = "1")]
    pub user_name: String,
    /// Field 2.
    #[proto(2)]
    #[prost(int32, tag = "2")]
    pub favourite_number: i32,
    /// Field 3.
    #[proto(3)]
    #[prost(string, repeated, tag = "3")]
    pub interests: Vec<String>,
}

impl Shape for Person {
    const NAME: &'static str = "person";
    type Buffa = crate::generated::Person;

    fn random(random: &mut Random) -> Self {
        let interests = random.below(3) + 2;
        Self {
            user_name: random.word(),
            favourite_number: random.number(14) as i32,
            interests: random.list(interests, Random::word),
        }
    }
}
