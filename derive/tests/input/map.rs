#[derive(Message)]
struct Maps {
    #[proto(1)]
    counts: HashMap<String, u64>,
    #[proto(2, map(sint32, _))]
    names: BTreeMap<i32, String>,
}
