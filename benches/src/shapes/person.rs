use serde::{Deserialize, Serialize};

use super::{Random, Shape, twins};
use crate::generated::quick_borrowed;

/// The record of the classic comparison, and others like it: 33 bytes and a few more.
#[derive(Clone, PartialEq, prost::Message, wireform::Message, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Person {
    #[proto(1)]
    #[prost(string, tag = "1")]
    pub user_name: String,
    #[proto(2)]
    #[prost(int32, tag = "2")]
    pub favourite_number: i32,
    #[proto(3)]
    #[prost(string, repeated, tag = "3")]
    pub interests: Vec<String>,
}

/// [`Person`], borrowing.
#[derive(Debug, wireform::Message)]
pub struct PersonRef<'a> {
    #[proto(1)]
    pub user_name: &'a str,
    #[proto(2)]
    pub favourite_number: i32,
    #[proto(3)]
    pub interests: Vec<&'a str>,
}

twins!('a, Person, PersonRef<'a>, quick_borrowed::Person<'a>);

/// Records of 33 bytes and a few more.
pub const PERSON: Shape<Person> = Shape { name: "person", pool: 1024, copied: false, text: true, make: person };

fn person(random: &mut Random) -> Person {
    let interests = random.below(3) + 2;
    Person {
        user_name: random.word(),
        favourite_number: random.number(14) as i32,
        interests: random.list(interests, Random::word),
    }
}
