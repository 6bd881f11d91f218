#[derive(Oneof)]
enum Single<'de, T> {
    #[proto(1)]
    Text(Pair<&'de str, T>),
}
